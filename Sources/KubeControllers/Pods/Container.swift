import CloudWire
import KubeObjects

/// One container of a pod's spec.
struct Container {
    let json: JSON
    let isInit: Bool

    init(_ json: JSON, isInit: Bool) {
        self.json = json
        self.isInit = isInit
    }

    var name: String { json["name"]?.string ?? "" }
    var image: ContainerImage { ContainerImage(of: json) }
    /// An init container that goes on running beside the others.
    var isSidecar: Bool { isInit && json["restartPolicy"] == "Always" }
    /// Where events find it in the pod.
    var fieldPath: String { "spec.\(isInit ? "initContainers" : "containers"){\(name)}" }

    /// The containers of a pod, of one sort.
    static func all(of pod: KubeObject, isInit: Bool) -> [Container] {
        (pod["spec", isInit ? "initContainers" : "containers"]?.array ?? []).map { Container($0, isInit: isInit) }
    }
}
