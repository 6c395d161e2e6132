import CloudWire
import KubeObjects

/// What the reconciler knows of the cluster: every object it was told of, as it was last.
struct ClusterView: Sendable {
    private var objects: [WatchedKind: [String: KubeObject]] = [:]
    /// The pods that are being deleted: few, and asked for by every Service.
    private var ending: [String: KubeObject] = [:]
    private var sharersById: [String: Set<ObjectKey>] = [:]

    /// The object of that name; nil where there is none.
    func object(_ kind: WatchedKind, _ namespace: String, _ name: String) -> KubeObject? {
        objects[kind]?[namespace + "/" + name]
    }

    func object(_ key: ObjectKey) -> KubeObject? {
        object(key.kind == .service ? .service : .ingress, key.namespace, key.name)
    }

    /// Every object of a kind, in no order.
    func all(_ kind: WatchedKind) -> some Collection<KubeObject> { (objects[kind] ?? [:]).values }

    mutating func replaceAll(_ kind: WatchedKind, by list: [KubeObject]) {
        objects[kind] = Dictionary(list.map { ($0.path, $0) }) { _, last in last }
        if kind == .pod { ending = (objects[kind] ?? [:]).filter { $0.value.isBeingDeleted } }
        guard kind == .service else { return }
        sharersById = [:]
        for service in list { note(service) }
    }

    mutating func set(_ object: KubeObject, of kind: WatchedKind) {
        if kind == .service { forget(objects[kind]?[object.path]) }
        objects[kind, default: [:]][object.path] = object
        if kind == .service { note(object) }
        if kind == .pod { ending[object.path] = object.isBeingDeleted ? object : nil }
    }

    mutating func remove(_ object: KubeObject, of kind: WatchedKind) {
        if kind == .service { forget(objects[kind]?[object.path]) }
        objects[kind, default: [:]][object.path] = nil
        if kind == .pod { ending[object.path] = nil }
    }

    private mutating func note(_ service: KubeObject) {
        guard let id = service.annotation(ServiceAnnotation.existingId) else { return }
        sharersById[id, default: []].insert(ObjectKey(.service, service.namespace, service.name))
    }

    private mutating func forget(_ service: KubeObject?) {
        guard let service, let id = service.annotation(ServiceAnnotation.existingId) else { return }
        sharersById[id]?.remove(ObjectKey(.service, service.namespace, service.name))
    }

    /// The Services that name an existing load balancer.
    func sharers(of id: String) -> Set<ObjectKey> { sharersById[id] ?? [] }

    func endingPods(in namespace: String) -> some Sequence<KubeObject> {
        ending.values.lazy.filter { $0.namespace == namespace }
    }
}

/// The kinds whose objects decide what load balancers there are.
enum WatchedKind: String, Hashable, Sendable, CaseIterable {
    case service, ingress, endpoints, pod, secret, config

    var resource: KubernetesResource {
        switch self {
        case .service: KubernetesResource(version: "v1", plural: "services")
        case .ingress: KubernetesResource(group: "networking.k8s.io", version: "v1", plural: "ingresses")
        case .endpoints: KubernetesResource(version: "v1", plural: "endpoints")
        case .pod: KubernetesResource(version: "v1", plural: "pods")
        case .secret: KubernetesResource(version: "v1", plural: "secrets")
        case .config:
            KubernetesResource(group: "cloud.tencent.com", version: "v1alpha1", plural: "tkeserviceconfigs")
        }
    }
}

extension KubeObject {
    /// Its place among the objects of its kind.
    var path: String { namespace + "/" + name }

    /// An annotation with something in it.
    func annotation(_ key: String) -> String? {
        guard let text = self["metadata", "annotations"]?[key]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// Whether an annotation says `true`.
    func isOn(_ key: String) -> Bool { annotation(key) == "true" }
}
