package import CloudWire

/// An object of the Kubernetes API as JSON, with names for the members every object has.
package struct KubeObject: Hashable, Sendable {
    package var json: JSON

    package init(_ json: JSON) { self.json = json }

    /// The value at a path of member names.
    package subscript(path: String...) -> JSON? {
        get { json[path: path] }
        set { json[path: path] = newValue }
    }

    package var apiVersion: String { json["apiVersion"]?.string ?? "" }
    package var kind: String { json["kind"]?.string ?? "" }
    package var name: String { json[path: "metadata", "name"]?.string ?? "" }
    /// Empty for what belongs to no namespace.
    package var namespace: String { json[path: "metadata", "namespace"]?.string ?? "" }
    package var uid: String { json[path: "metadata", "uid"]?.string ?? "" }
    package var labels: [String: String] { json[path: "metadata", "labels"]?.texts ?? [:] }
    package var annotations: [String: String] { json[path: "metadata", "annotations"]?.texts ?? [:] }
    package var creationTimestamp: String { json[path: "metadata", "creationTimestamp"]?.string ?? "" }

    package var resourceVersion: String {
        get { json[path: "metadata", "resourceVersion"]?.string ?? "" }
        set { json[path: "metadata", "resourceVersion"] = newValue.isEmpty ? nil : .string(newValue) }
    }

    package var generation: Int64 {
        get { json[path: "metadata", "generation"]?.int ?? 0 }
        set { json[path: "metadata", "generation"] = .int(newValue) }
    }

    package var finalizers: [String] {
        get { (json[path: "metadata", "finalizers"]?.array ?? []).compactMap(\.string) }
        set { json[path: "metadata", "finalizers"] = newValue.isEmpty ? nil : .array(newValue.map(JSON.string)) }
    }

    /// When the object is to be gone, where its deletion was asked for.
    package var deletionTimestamp: String? { json[path: "metadata", "deletionTimestamp"]?.string }
    package var isBeingDeleted: Bool { deletionTimestamp != nil }

    package var ownerReferences: [OwnerReference] {
        (json[path: "metadata", "ownerReferences"]?.array ?? []).compactMap(OwnerReference.init)
    }

    /// The one owner that manages it.
    package var controller: OwnerReference? { ownerReferences.first(where: \.isController) }
}

/// A reference from a dependent to an object it is collected with.
package struct OwnerReference: Hashable, Sendable {
    package var apiVersion: String
    package var kind: String
    package var name: String
    package var uid: String
    package var isController: Bool
    /// Whether the owner cannot go in the foreground before this dependent went.
    package var blocksOwnerDeletion: Bool

    package init(to owner: KubeObject, isController: Bool) {
        apiVersion = owner.apiVersion
        kind = owner.kind
        name = owner.name
        uid = owner.uid
        self.isController = isController
        blocksOwnerDeletion = isController
    }

    package init?(_ json: JSON) {
        guard let uid = json["uid"]?.string else { return nil }
        apiVersion = json["apiVersion"]?.string ?? ""
        kind = json["kind"]?.string ?? ""
        name = json["name"]?.string ?? ""
        self.uid = uid
        isController = json["controller"]?.bool ?? false
        blocksOwnerDeletion = json["blockOwnerDeletion"]?.bool ?? false
    }

    package var json: JSON {
        [
            "apiVersion": .string(apiVersion), "kind": .string(kind), "name": .string(name), "uid": .string(uid),
            "controller": .bool(isController), "blockOwnerDeletion": .bool(blocksOwnerDeletion),
        ]
    }
}
