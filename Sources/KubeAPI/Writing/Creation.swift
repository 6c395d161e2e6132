import CloudAPI
import CloudWire
import KubeKinds
import KubeObjects

/// The making of a new object, from what was submitted to what is kept.
struct Creation {
    private let resource: Resource
    private let namespace: String
    private let state: ClusterTransaction
    /// Whether a client asks: controllers may tell of the end of what is in a namespace.
    private let isForClient: Bool

    /// The making of an object by a controller.
    init(_ resource: Resource, namespace: String, in state: ClusterTransaction) {
        self.resource = resource
        self.namespace = namespace
        self.state = state
        isForClient = false
    }

    /// The making of an object that a client asks for.
    init(_ exchange: Exchange, in state: ClusterTransaction) {
        resource = exchange.resource
        namespace = exchange.path.namespace
        self.state = state
        isForClient = true
    }

    /// Keeps a new object whose fields are the writer's; nil leaves the managed fields as submitted.
    func create(_ submitted: KubeObject, by writer: FieldWriter?) throws -> KubeObject {
        var object = submitted
        try placeInNamespace(&object)
        try checkNamespace(for: object)
        try name(&object)
        stamp(&object)
        if writer != nil { object["metadata", "managedFields"] = nil }
        if resource.has(.status) { object["status"] = nil }
        Defaults.apply(to: &object)
        let admission = Admission(resource, in: state)
        // Before anything is added that nobody asked for.
        if let writer {
            let signed = writer.sign(admission.ownedForm(of: object), replacing: nil, at: state.now)
            object["metadata", "managedFields"] = signed["metadata", "managedFields"]
        }
        try admission.admitCreation(&object)
        let faults = Validation.create(resource.checkedForm(of: object))
        guard faults.isEmpty else { throw invalid(object, faults) }
        let key = ObjectKey(resource: resource.storageKey, namespace: namespace, name: object.name)
        guard try state.object(key) == nil else {
            throw StatusError.alreadyExists(resource.groupResource, name: object.name)
        }
        // What the real server's store says, and what its API has no better answer for.
        guard ["", "0"].contains(object.resourceVersion) else {
            throw StatusError(
                code: 500,
                reason: "",
                message: "resourceVersion should not be set on objects to be created"
            )
        }
        try admission.allocate(&object)
        return try state.insert(object, in: resource.storageKey)
    }

    private func placeInNamespace(_ object: inout KubeObject) throws {
        guard object.namespace.isEmpty || object.namespace == namespace else {
            throw StatusError.badRequest(
                "the namespace of the provided object does not match the namespace sent on the request"
            )
        }
        object.json[path: "metadata", "namespace"] = namespace.isEmpty ? nil : .string(namespace)
    }

    /// Nothing is made in a namespace that is not there or about to go.
    private func checkNamespace(for object: KubeObject) throws {
        guard resource.isNamespaced else { return }
        let key = ObjectKey(resource: "namespaces", namespace: "", name: namespace)
        guard let found = try state.object(key) else {
            throw StatusError.notFound(GroupResource(group: "", resource: "namespaces"), name: namespace)
        }
        guard found.isBeingDeleted, isForClient || resource.kind != "Event" else { return }
        var error = StatusError.forbidden(
            resource.groupResource,
            name: object.name.isEmpty ? object["metadata", "generateName"]?.string ?? "Unknown" : object.name,
            "unable to create new content in namespace \(namespace) because it is being terminated"
        )
        error.details?[path: "causes"] = [
            [
                "reason": "NamespaceTerminating", "message": .string("namespace \(namespace) is being terminated"),
                "field": "metadata.namespace",
            ]
        ]
        throw error
    }

    private func name(_ object: inout KubeObject) throws {
        guard object.name.isEmpty else { return }
        guard let stem = object["metadata", "generateName"]?.string, !stem.isEmpty else {
            throw invalid(object, [.required("metadata.name", "name or generateName is required")])
        }
        object["metadata", "name"] = .string(state.generatedName(stem))
    }

    /// What the server alone says of an object.
    private func stamp(_ object: inout KubeObject) {
        object["metadata", "uid"] = .string(state.world.random.uuid())
        object["metadata", "creationTimestamp"] = .string(state.now.kubeText)
        for member in ["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"] {
            object["metadata", member] = nil
        }
        object["metadata", "generation"] = resource.countsGenerations ? 1 : nil
    }

    private func invalid(_ object: KubeObject, _ faults: [FieldError]) -> StatusError {
        .invalid(resource.storedKind, name: object.name, faults)
    }
}

extension Resource {
    /// An object in the form whose rules it must keep: Events of the newer group are asked for more.
    fileprivate func checkedForm(of object: KubeObject) -> KubeObject {
        group == "events.k8s.io" ? Conversion.object(object, to: kind(in: storageVersion)) : object
    }
}

extension ClusterTransaction {
    /// A name with five characters after the stem, of those that make no words.
    package func generatedName(_ stem: String) -> String {
        let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")
        let suffix = (0..<5).map { _ in alphabet[Int(world.random.next() % UInt64(alphabet.count))] }
        return String(stem.prefix(58)) + String(suffix)
    }
}
