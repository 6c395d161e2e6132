import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// A virtual node as it is made.
///
/// Only its name is documented (reconciler reference 4); labels and figures are those of any node, with room for more
/// pods than a subnet has addresses for.
struct VirtualNodeForm {
    private let subnet: Subnet
    private let cluster: Cluster
    private let now: Instant

    init(_ subnet: Subnet, of cluster: Cluster, at now: Instant) {
        self.subnet = subnet
        self.cluster = cluster
        self.now = now
    }

    private var name: String { VirtualNode.name(of: subnet.id) }

    var node: KubeObject {
        KubeObject([
            "kind": "Node", "apiVersion": "v1",
            "metadata": ["name": .string(name), "labels": .texts(labels)],
            "spec": ["providerID": .string("tencentcloud:///\(subnet.zone)/\(name)")],
        ])
    }

    private var labels: [String: String] {
        [
            "beta.kubernetes.io/arch": "amd64", "beta.kubernetes.io/os": "linux",
            "beta.kubernetes.io/instance-type": "eklet",
            "failure-domain.beta.kubernetes.io/region": subnet.scope.region,
            "failure-domain.beta.kubernetes.io/zone": subnet.zone, "kubernetes.io/arch": "amd64",
            "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", "node.kubernetes.io/instance-type": "eklet",
            "topology.kubernetes.io/region": subnet.scope.region, "topology.kubernetes.io/zone": subnet.zone,
        ]
    }

    var status: JSON {
        let room: JSON = [
            "cpu": "10k", "ephemeral-storage": "100Ti", "memory": "100Ti",
            "pods": .string(String(subnet.addresses.total)),
        ]
        return [
            "addresses": [
                // The gateway stands for the node: no pod can ever have that address.
                ["type": "InternalIP", "address": .string(subnet.addresses.gateway.description)],
                ["type": "Hostname", "address": .string(name)],
            ],
            "allocatable": room, "capacity": room, "conditions": .array(conditions),
            "daemonEndpoints": ["kubeletEndpoint": ["Port": 10250]], "nodeInfo": info,
        ]
    }

    private var conditions: [JSON] {
        let pressures = [
            ("MemoryPressure", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            ("DiskPressure", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            ("PIDPressure", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
        ]
        let ready = condition("Ready", "True", "KubeletReady", "kubelet is posting ready status")
        return pressures.map { condition($0.0, "False", $0.1, $0.2) }
            + [ready, SubnetRoom(subnet.id, isFull: false).condition(at: now)]
    }

    private func condition(_ type: String, _ status: String, _ reason: String, _ message: String) -> JSON {
        [
            "type": .string(type), "status": .string(status), "lastHeartbeatTime": .string(now.kubeText),
            "lastTransitionTime": .string(now.kubeText), "reason": .string(reason), "message": .string(message),
        ]
    }

    private var info: JSON {
        let kubelet = JSON.string("v\(cluster.version)")
        return [
            "architecture": "amd64", "bootID": "", "containerRuntimeVersion": "containerd://1.7.0",
            "kernelVersion": "5.4.0", "kubeProxyVersion": kubelet, "kubeletVersion": kubelet, "machineID": "",
            "operatingSystem": "linux", "osImage": "Linux", "systemUUID": "",
        ]
    }
}
