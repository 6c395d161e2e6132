import CloudWire
package import KubeObjects

/// Who owns the fields of an object, kept in its `metadata.managedFields`.
package enum ManagedFields {
    /// The object with what a create, update or patch other than apply did to the ownership of its fields.
    ///
    /// The object is what is to be stored, with its defaults but without what only the storing adds; `live` is what is
    /// stored, nil at a creation. The time is that of the write, to the second.
    package static func record(
        update object: KubeObject,
        live: KubeObject?,
        manager: String,
        schema: SchemaNode,
        apiVersion: String,
        time: String,
        subresource: String = ""
    ) -> KubeObject {
        if isReset(object), subresource.isEmpty { return FieldOwners().written(to: object) }
        let owners = given(object, live: live, subresource: subresource)
        // An object that was stored without owners gets them only once it is applied.
        if live != nil, owners.isEmpty { return FieldOwners().written(to: object) }
        let writer = FieldOwner(
            manager: manager,
            isApply: false,
            apiVersion: apiVersion,
            subresource: subresource,
            time: time
        )
        let old = live.map(bare) ?? KubeObject(blank(like: object))
        var result = updated(owners, by: writer, from: old, to: bare(object), schema: schema)
        result.capUpdaters()
        return restoringTimes(in: result.written(to: object), from: live)
    }

    /// The object as it is live where only times of its managed fields differ, so that nothing is written.
    package static func restoringTimes(in object: KubeObject, from live: KubeObject?) -> KubeObject {
        guard let live, bare(object).json.isSame(as: bare(live).json) else { return object }
        guard timeless(object).isSame(as: timeless(live)) else { return object }
        var object = object
        object["metadata", "managedFields"] = live["metadata", "managedFields"]
        return object
    }

    /// The owners after a writer turned one object into another.
    static func updated(
        _ owners: FieldOwners,
        by writer: FieldOwner,
        from old: KubeObject,
        to new: KubeObject,
        schema: SchemaNode
    ) -> FieldOwners {
        let ignored = UnownedFields.ignored(subresource: writer.identity.subresource, schema: schema)
        let comparison = Comparison(from: old.json, to: new.json, schema: schema, ignoring: ignored)
        var result = owners
        result.take(comparison.changed.union(comparison.removed), except: writer.identity)
        let taken = comparison.changed.difference(UnownedFields.meta)
        var own = writer
        own.fields = taken
        if let previous = owners[writer.identity] {
            own.fields = own.fields.union(previous.fields.difference(comparison.removed))
            if taken.isEmpty { own.time = previous.time }
        }
        result[writer.identity] = own
        return result
    }

    /// The object without its managed fields.
    static func bare(_ object: KubeObject) -> KubeObject {
        var object = object
        object["metadata", "managedFields"] = nil
        return object
    }

    /// What an object is compared with before there is any.
    static func blank(like object: KubeObject) -> JSON {
        ["apiVersion": .string(object.apiVersion), "kind": .string(object.kind), "metadata": [:]]
    }

    /// A list of one empty entry asks that all be forgotten.
    private static func isReset(_ object: KubeObject) -> Bool {
        object["metadata", "managedFields"] == [[:]]
    }

    /// The owners a write starts from: those it brings itself, or else those that are live.
    private static func given(_ object: KubeObject, live: KubeObject?, subresource: String) -> FieldOwners {
        let brought = FieldOwners(of: object)
        if subresource.isEmpty, !brought.isEmpty { return brought }
        return live.map(FieldOwners.init) ?? FieldOwners()
    }

    private static func timeless(_ object: KubeObject) -> JSON {
        let entries = object["metadata", "managedFields"]?.array ?? []
        let timeless = entries.map { entry in
            var entry = entry
            entry[path: "time"] = nil
            return entry
        }
        // They are sorted by time, among others.
        return .array(timeless.sorted { $0.text < $1.text })
    }
}
