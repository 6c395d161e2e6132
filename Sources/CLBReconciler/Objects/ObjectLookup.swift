import KubeObjects

/// Looks objects up for one Build, and keeps account of what it looked for: a change of any of them is a reason to build
/// anew.
final class ObjectLookup {
    let view: ClusterView
    private(set) var seen: Set<Dependency> = []

    init(_ view: ClusterView) { self.view = view }

    func object(_ kind: WatchedKind, _ namespace: String, _ name: String) -> KubeObject? {
        seen.insert(Dependency(kind: kind, path: namespace + "/" + name))
        return view.object(kind, namespace, name)
    }

    func object(_ key: ObjectKey) -> KubeObject? {
        object(key.kind == .service ? .service : .ingress, key.namespace, key.name)
    }

    func endingPods(in namespace: String, selectedBy selector: [String: String]) -> [KubeObject] {
        let pods = view.endingPods(in: namespace).filter { $0.isSelected(by: selector) }
        for pod in pods { seen.insert(Dependency(kind: .pod, path: pod.path)) }
        return pods
    }
}
