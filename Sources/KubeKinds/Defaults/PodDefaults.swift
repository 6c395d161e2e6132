import CloudWire
import KubeObjects

extension Defaults {
    /// A Pod's defaults, with what the admission plugins every cluster runs add.
    static func pod(_ pod: inout JSON) {
        pod.setDefault("spec", to: [:])
        pod.edit("spec") { spec in
            podSpec(&spec)
            spec.setDefault("enableServiceLinks", to: true)
            for containers in ["containers", "initContainers"] {
                spec.editEach(containers, by: setRequests)
                if spec.isTrue("hostNetwork") { spec.editEach(containers, by: setHostPorts) }
            }
            setAdmitted(&spec)
        }
    }

    /// Makes the defaults of the pod template that stands under a name.
    static func podTemplate(_ owner: inout JSON, at name: String) {
        owner.setDefault(name, to: [:])
        owner.edit(name) { template in
            // The wire form of the real type shows the timestamp that templates never have.
            template.setDefault("metadata", to: [:])
            template[path: "metadata", "creationTimestamp"] = template.value("metadata", "creationTimestamp") ?? .null
            template.setDefault("spec", to: [:])
            template.edit("spec", by: podSpec)
        }
    }

    private static func podSpec(_ spec: inout JSON) {
        spec.setDefault("restartPolicy", to: "Always")
        spec.setDefault("terminationGracePeriodSeconds", to: 30)
        spec.setDefault("dnsPolicy", to: "ClusterFirst")
        spec.setDefault("securityContext", to: [:])
        spec.setDefault("schedulerName", to: "default-scheduler")
        spec.editEach("containers", by: container)
        spec.editEach("initContainers", by: container)
        spec.editEach("ephemeralContainers", by: container)
        spec.editEach("volumes", by: volume)
        mirrorAccount(&spec)
    }

    /// Two names of one field: the older one follows.
    private static func mirrorAccount(_ spec: inout JSON) {
        if let old = spec.value("serviceAccount"), old != "" { spec.setDefault("serviceAccountName", to: old) }
        if let name = spec.value("serviceAccountName"), name != "" { spec[path: "serviceAccount"] = name }
    }

    /// A limit without a request is a request too.
    private static func setRequests(_ container: inout JSON) {
        for limit in container[path: "resources", "limits"]?.object?.members ?? [] {
            container.setDefault("resources", "requests", limit.name, to: limit.value)
        }
    }

    private static func setHostPorts(_ container: inout JSON) {
        container.editEach("ports") { port in
            if let number = port.value("containerPort") { port.setDefaultOverZero("hostPort", to: number) }
        }
    }

    private static func setAdmitted(_ spec: inout JSON) {
        spec.setDefault("serviceAccountName", to: "default")
        mirrorAccount(&spec)
        spec.setDefault("priority", to: 0)
        spec.setDefault("preemptionPolicy", to: "PreemptLowerPriority")
        var tolerations = spec.list("tolerations")
        for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]
        where !tolerations.contains(where: { tolerates($0, key) }) {
            tolerations.append([
                "key": .string(key), "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300,
            ])
        }
        spec[path: "tolerations"] = .array(tolerations)
    }

    private static func tolerates(_ toleration: JSON, _ key: String) -> Bool {
        [key, ""].contains(toleration.text("key")) && ["NoExecute", ""].contains(toleration.text("effect"))
    }
}
