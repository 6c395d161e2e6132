import CloudWire
import KubeObjects

/// What changes in the cluster, and whom it concerns.
extension Reconciler {
    /// Takes in what has changed.
    ///
    /// - Returns: whether everything could be read.
    func absorb() async -> Bool {
        obstacle = nil
        for kind in WatchedKind.allCases {
            do throws(KubernetesFailure) {
                try await absorb(kind)
            } catch {
                guard case .expired = error else { return isKept(by: error, from: kind) }
                revisions[kind] = nil
                do throws(KubernetesFailure) {
                    try await list(kind)
                } catch {
                    return isKept(by: error, from: kind)
                }
            }
        }
        return true
    }

    /// Notes why a kind could not be read.
    ///
    /// - Returns: false, always.
    private func isKept(by failure: KubernetesFailure, from kind: WatchedKind) -> Bool {
        obstacle = "\(kind.resource.plural) cannot be read: \(failure.reason)"
        return false
    }

    private func absorb(_ kind: WatchedKind) async throws(KubernetesFailure) {
        guard let revision = revisions[kind], let resource = resources[kind] else { return try await list(kind) }
        // A kind that the server does not have.
        guard !revision.isEmpty else { return }
        let answer = try await kubernetes.changes(of: resource, since: revision)
        revisions[kind] = answer.revision
        for change in answer.changes {
            switch change {
            case .present(let json): take(KubeObject(json), of: kind)
            case .gone(let json): drop(KubeObject(json), of: kind)
            }
        }
    }

    /// Reads every object of a kind, at the start and where changes were missed.
    private func list(_ kind: WatchedKind) async throws(KubernetesFailure) {
        for resource in kind.resources {
            do throws(KubernetesFailure) {
                let list = try await kubernetes.send(KubernetesRequest(method: "GET", path: resource.path()))
                resources[kind] = resource
                revisions[kind] = list[path: "metadata", "resourceVersion"]?.string ?? "0"
                view.replaceAll(kind, by: (list["items"]?.array ?? []).map(KubeObject.init))
                return addEverything()
            } catch {
                guard case .refused(404, _, _) = error else { throw error }
            }
        }
        revisions[kind] = ""
    }

    private func addEverything() {
        let keys =
            view.all(.service).map { ObjectKey(.service, $0.namespace, $0.name) }
            + view.all(.ingress).map { ObjectKey(.ingress, $0.namespace, $0.name) }
        for key in keys.sorted() { queue.add(key, .backlog) }
    }

    private func take(_ object: KubeObject, of kind: WatchedKind) {
        let old = view.object(kind, object.namespace, object.name)
        view.set(object, of: kind)
        switch kind {
        case .service, .ingress:
            let key = ObjectKey(kind == .service ? .service : .ingress, object.namespace, object.name)
            if ownRevisions[key] != object.resourceVersion { look(at: key) }
            if kind == .service { lookAtSharers(old, object) }
        case .endpoints: queue.add(ObjectKey(.service, object.namespace, object.name), .change)
        case .pod:
            // Its heartbeat changes nothing that anybody was built from.
            guard old.map({ !$0.isSameTarget(as: object) }) ?? true else { return }
        case .secret, .config: break
        }
        lookAtDependents(of: Dependency(kind: kind, path: object.path))
    }

    private func drop(_ object: KubeObject, of kind: WatchedKind) {
        view.remove(object, of: kind)
        switch kind {
        case .service:
            look(at: ObjectKey(.service, object.namespace, object.name))
            lookAtSharers(object, nil)
        case .ingress: look(at: ObjectKey(.ingress, object.namespace, object.name))
        case .endpoints: queue.add(ObjectKey(.service, object.namespace, object.name), .change)
        // Deleting a Secret goes unnoticed until the next edit (reference 3.5).
        case .secret: return
        case .pod, .config: break
        }
        lookAtDependents(of: Dependency(kind: kind, path: object.path))
    }

    /// A user touched it: what the console changed meanwhile is found and undone (reference 3.10).
    private func look(at key: ObjectKey) {
        records[key, default: ObjectRecord()].mustObserve = true
        queue.add(key, .change)
    }

    private func lookAtSharers(_ old: KubeObject?, _ new: KubeObject?) {
        let ids = Set([old, new].compactMap { $0?.annotation(ServiceAnnotation.existingId) })
        for id in ids { for key in view.sharers(of: id).sorted() { queue.add(key, .change) } }
    }

    private func lookAtDependents(of dependency: Dependency) {
        for key in (dependents[dependency] ?? []).sorted() { queue.add(key, .change) }
    }

    /// Remembers what an object was built from.
    func note(_ dependencies: Set<Dependency>, of key: ObjectKey) {
        let old = records[key]?.dependencies ?? []
        guard old != dependencies else { return }
        for gone in old.subtracting(dependencies) { dependents[gone]?.remove(key) }
        for new in dependencies.subtracting(old) { dependents[new, default: []].insert(key) }
        records[key, default: ObjectRecord()].dependencies = dependencies
    }
}

extension WatchedKind {
    /// The resource, and what older servers have in its place.
    var resources: [KubernetesResource] {
        guard self == .ingress else { return [resource] }
        return [resource, KubernetesResource(group: "networking.k8s.io", version: "v1beta1", plural: "ingresses")]
    }
}

extension KubeObject {
    /// Whether a pod serves as it did.
    func isSameTarget(as other: KubeObject) -> Bool {
        isBeingDeleted == other.isBeingDeleted && isContainersReady == other.isContainersReady
            && self["status", "podIP"] == other["status", "podIP"]
            && self["metadata", "labels"] == other["metadata", "labels"]
    }
}
