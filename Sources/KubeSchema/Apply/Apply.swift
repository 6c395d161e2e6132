import CloudWire
package import KubeObjects

/// Server-side apply: lays a configuration over the live object and keeps account of who owns which field.
package struct Apply {
    private let configuration: KubeObject
    /// The live object without its managed fields.
    private let live: KubeObject
    private let schema: SchemaNode
    private let ignored: FieldSet
    private let applier: FieldOwner

    /// The object that an apply leaves, with its managed fields.
    ///
    /// Where nothing changes it is the live object, times of its managed fields included. Without `live` the apply
    /// creates the object; with `force` it takes what others own instead of failing with a conflict. The time is that
    /// of the request, to the second.
    package static func apply(
        _ applied: KubeObject,
        live: KubeObject?,
        manager: String,
        force: Bool,
        schema: SchemaNode,
        apiVersion: String,
        time: String,
        subresource: String = ""
    ) throws(StatusError) -> KubeObject {
        try check(applied, schema: schema, apiVersion: apiVersion)
        let apply = Apply(
            configuration: withoutEmptyTimestamp(applied),
            live: live.map(ManagedFields.bare) ?? KubeObject(ManagedFields.blank(like: applied)),
            schema: schema,
            ignored: UnownedFields.ignored(subresource: subresource, schema: schema),
            applier: FieldOwner(
                manager: manager,
                isApply: true,
                apiVersion: apiVersion,
                subresource: subresource,
                time: time
            )
        )
        let owners = apply.startingOwners(live)
        let result = try apply.result(owners, force: force)
        let object = manager == "kubectl" ? LastApplied.updated(result, to: applied) : result
        return ManagedFields.restoringTimes(in: object, from: live)
    }

    private static func check(
        _ applied: KubeObject,
        schema: SchemaNode,
        apiVersion: String
    ) throws(StatusError) {
        guard applied.apiVersion == apiVersion else {
            throw .badRequest(
                "Incorrect version specified in apply patch. Specified patch version: \(applied.apiVersion), "
                    + "expected: \(apiVersion)"
            )
        }
        if let fields = applied["metadata", "managedFields"], fields != .null {
            throw .badRequest("metadata.managedFields must be nil")
        }
        if let faults = ConfigurationCheck(applied.json, schema: schema).text {
            throw .unclassified("failed to create typed patch object (\(shown(applied))): \(faults)")
        }
    }

    /// Generated manifests say that they were created never, which must not touch the live object.
    private static func withoutEmptyTimestamp(_ applied: KubeObject) -> KubeObject {
        guard applied["metadata", "creationTimestamp"] == .null else { return applied }
        var applied = applied
        applied["metadata", "creationTimestamp"] = nil
        return applied
    }

    private static func shown(_ object: KubeObject) -> String {
        let version = object.apiVersion.contains("/") ? object.apiVersion : "/\(object.apiVersion)"
        return "\(object.namespace)/\(object.name); \(version), Kind=\(object.kind)"
    }

    /// The live owners; an object that was stored without any belongs to whoever was there before.
    private func startingOwners(_ stored: KubeObject?) -> FieldOwners {
        guard let stored else { return FieldOwners() }
        let owners = FieldOwners(of: stored)
        guard owners.isEmpty else { return owners }
        let before = FieldOwner(
            manager: "before-first-apply",
            isApply: false,
            apiVersion: applier.apiVersion,
            time: applier.time
        )
        let blank = KubeObject(ManagedFields.blank(like: stored))
        return ManagedFields.updated(owners, by: before, from: blank, to: live, schema: schema)
    }

    private func result(_ owners: FieldOwners, force: Bool) throws(StatusError) -> KubeObject {
        var after = owners
        var own = applier
        own.fields = FieldSet(of: configuration.json, schema: schema).removingTrees(ignored)
        after[own.identity] = own
        let merged = ConfigurationMerge().merge(live.json, configuration.json, schema) ?? configuration.json
        let pruned = prune(merged, last: owners[own.identity]?.fields ?? FieldSet(), owned: after.fields)

        let comparison = Comparison(from: live.json, to: pruned, schema: schema, ignoring: ignored)
        let conflicts = force ? [] : unforgiven(after.conflicts(with: comparison.changed, except: own.identity))
        guard conflicts.isEmpty else { throw .applyConflict(conflicts) }
        after.take(comparison.changed.union(comparison.removed), except: own.identity)

        own.fields = own.fields.difference(UnownedFields.meta)
        let isNothingNew = PresentMembers.filled(pruned, schema).isSame(as: PresentMembers.filled(live.json, schema))
        // The real server leaves even a new owner without a time where its configuration changes nothing.
        if isNothingNew { own.time = owners[own.identity]?.time }
        after[own.identity] = own
        guard !isNothingNew else { return after.written(to: live) }
        let object = FieldRemoval().removeHollows(from: pruned, live: live.json, schema)
        return after.written(to: KubeObject(object))
    }

    /// The conflicts without those over what kubectl itself applied from the client's side.
    private func unforgiven(_ conflicts: [Conflict]) -> [Conflict] {
        guard applier.identity.manager == "kubectl", !conflicts.isEmpty,
            let allowed = LastApplied.fields(of: live, schema: schema, apiVersion: applier.apiVersion)
        else { return conflicts }
        return conflicts.filter { !allowed.contains($0.path) }
    }

    /// Removes what the applier set the last time and not now, unless somebody else owns it.
    private func prune(_ merged: JSON, last: FieldSet, owned: FieldSet) -> JSON {
        guard !last.isEmpty else { return merged }
        let removal = FieldRemoval()
        let last = last.withNamedFields(schema)
        let fields = FieldSet(of: merged, schema: schema).withNamedFields(schema)

        let left = removal.remove(last, from: merged, schema)
        let leftFields = FieldSet(of: left, schema: schema).withNamedFields(schema)
        let kept = leftFields.union(owned.withNamedFields(schema))
        let withOwned = removal.remove(fields.difference(kept), from: merged, schema)

        let keptFields = FieldSet(of: withOwned, schema: schema).withNamedFields(schema)
        return removal.remove(fields.difference(keptFields).intersection(last), from: merged, schema)
    }
}
