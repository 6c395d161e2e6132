import CloudModel
import CloudWire
import KubeObjects

/// Deletes one object, or begins its deletion.
struct Delete {
    let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func answer() throws -> ServerAnswer {
        let options = try DeleteOptions(exchange.request)
        let (object, isGone) = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            try check(options, old)
            try Admission(exchange.resource, in: state).admitDeletion(old)
            let left = try Removal(exchange.resource, in: state).delete(old, options)
            return (left ?? old, left == nil)
        }
        return isGone && !returnsObject ? success(object) : exchange.answer(object)
    }

    private func check(_ options: DeleteOptions, _ object: KubeObject) throws {
        if let uid = options.uid, uid != object.uid {
            throw conflict(
                "the UID in the precondition (\(uid)) does not match the UID in record (\(object.uid)). "
                    + "The object might have been deleted and then recreated"
            )
        }
        if let revision = options.resourceVersion, revision != object.resourceVersion {
            throw conflict(
                "the ResourceVersion in the precondition (\(revision)) does not match the ResourceVersion in record "
                    + "(\(object.resourceVersion)). The object might have been modified"
            )
        }
    }

    /// Here the real server names the kind where it names the resource elsewhere.
    private func conflict(_ what: String) -> StatusError {
        let kind = GroupResource(group: exchange.resource.group, resource: exchange.resource.kind)
        return .conflict(kind, name: exchange.path.name, what)
    }

    /// The kinds whose deletion answers with what is gone.
    private var returnsObject: Bool {
        switch exchange.resource.storageKey {
        case "pods", "serviceaccounts": true
        case "services": ServerVersion(exchange.cluster.version).minor >= 23
        default: false
        }
    }

    private func success(_ object: KubeObject) -> ServerAnswer {
        var details: JSON = ["name": .string(object.name)]
        if !exchange.resource.group.isEmpty { details[path: "group"] = .string(exchange.resource.group) }
        details[path: "kind"] = .string(exchange.resource.plural)
        details[path: "uid"] = .string(object.uid)
        return .whole(
            WholeAnswer([
                "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details,
            ])
        )
    }
}

/// Deletes all objects of a list, or those that selectors match.
struct DeleteCollection {
    let exchange: Exchange
    private let selection: Selection

    init(_ exchange: Exchange) throws(StatusError) {
        self.exchange = exchange
        selection = try Selection(exchange)
    }

    func answer() throws -> ServerAnswer {
        let options = try DeleteOptions(exchange.request)
        let objects = try exchange.write { state in
            let found = try state.objects(exchange.resource.storageKey, namespace: exchange.path.namespace)
                .filter(selection.matches)
            let removal = Removal(exchange.resource, in: state)
            for object in found { _ = try removal.delete(object, options) }
            return found
        }
        let revision = String(exchange.server.hub.newestRevision)
        let form = ObjectForm(exchange)
        return .whole(
            WholeAnswer(form.json(objects.map(exchange.shown), metadata: ["resourceVersion": .string(revision)]))
        )
    }
}

extension DeleteOptions {
    /// What the query and the body say; the body comes first.
    init(_ request: ServerRequest) throws(StatusError) {
        self.init()
        let body = request.body.isEmpty ? [:] : try RequestBody.json(request)
        let seconds = body["gracePeriodSeconds"]?.int ?? request.query["gracePeriodSeconds"].flatMap { Int64($0) }
        // The real server takes a negative time for one second.
        graceSeconds = seconds.map { $0 < 0 ? 1 : $0 }
        uid = body[path: "preconditions", "uid"]?.string
        resourceVersion = body[path: "preconditions", "resourceVersion"]?.string
        let isOrphaning =
            body["orphanDependents"]?.bool
            ?? request.query["orphanDependents"].map { _ in request.query.isOn("orphanDependents") }
        let policy = body["propagationPolicy"]?.string ?? request.query["propagationPolicy"]
        guard let policy else {
            propagation = isOrphaning.map { $0 ? .orphan : .background }
            return
        }
        guard let propagation = Propagation(rawValue: policy) else {
            throw .invalid(
                GroupVersionKind(group: "meta.k8s.io", version: "v1", kind: "DeleteOptions"),
                name: "",
                [
                    .unsupported(
                        "propagationPolicy",
                        .string(policy),
                        supported: ["Foreground", "Background", "Orphan", "nil"]
                    )
                ]
            )
        }
        self.propagation = propagation
    }
}
