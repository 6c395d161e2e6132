import CloudWire
package import KubeObjects
import KubeSchema

/// How the components of a cluster come to own the fields they write.
extension ClusterTransaction {
    /// The object with what changed noted as the author's.
    ///
    /// Without a part, what changed of the status was written as such, together with the metadata, and the rest as
    /// the object itself: real components write the two apart.
    package func signed(
        _ object: KubeObject,
        replacing old: KubeObject,
        in resource: String,
        by author: String,
        of part: Part? = nil
    ) throws -> KubeObject {
        guard !object.json.isSame(as: old.json) else { return object }
        let served = try served(resource)
        guard let writer = try writer(author, of: served) else { return object }
        func sign(_ object: KubeObject, since old: KubeObject, of part: Part) -> KubeObject {
            var signed = object
            let (lean, leanOld) = (object.leaving(outAllSharedWith: old), old.leaving(outAllSharedWith: object))
            let whole = writer.sign(lean, replacing: leanOld, at: now, part: part)
            signed["metadata", "managedFields"] = whole["metadata", "managedFields"]
            return signed
        }
        if let part { return sign(object, since: old, of: part) }
        guard served.has(.status), object["status"] != old["status"] else { return sign(object, since: old, of: .main) }
        guard !object.hasSameSpec(as: old) else { return sign(object, since: old, of: .status) }
        var halfway = object
        halfway["status"] = old["status"]
        halfway = sign(halfway, since: old, of: .main)
        var whole = halfway
        whole["status"] = object["status"]
        return sign(whole, since: halfway, of: .status)
    }

    /// A component as the owner of fields; nil for a resource that no schema describes.
    func writer(_ author: String, of resource: Resource) throws -> FieldWriter? {
        let kind = resource.kind(in: resource.storageVersion)
        let custom = resource.isCustom ? try definition(of: resource)?.openAPISchema(in: kind.version) : nil
        let schema =
            custom.map(SchemaCatalogue.kubernetes.schema(ofCustomResource:))
            ?? SchemaCatalogue.kubernetes.schema(of: kind)
        return schema.map { FieldWriter(name: author, schema: $0, apiVersion: "\(kind.groupVersion)") }
    }
}

extension KubeObject {
    /// The object without the large members that another has alike: comparing them would take the most time.
    fileprivate func leaving(outAllSharedWith other: KubeObject) -> KubeObject {
        let kept = ["kind", "apiVersion", "metadata"]
        let members = json.object?.members ?? []
        return KubeObject(.object(JSONObject(members.filter { kept.contains($0.name) || other[$0.name] != $0.value })))
    }
}
