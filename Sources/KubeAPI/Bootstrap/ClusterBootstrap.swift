import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeObjects

/// What a new cluster holds before anybody wrote to it.
package enum ClusterBootstrap {
    private static let namespaces = ["default", "kube-node-lease", "kube-public", "kube-system"]

    /// Fills a new cluster.
    package static func fill(_ state: ClusterTransaction) throws {
        let cluster = state.cluster
        let range = cluster.serviceCIDR
        try state.transaction.insertPool(
            ServiceAllocation.addressPool(cluster.id),
            first: IPv4Address(bits: range.network.bits + 1),
            last: IPv4Address(bits: range.network.bits | (UInt32.max >> UInt32(range.mask)) &- 1)
        )
        try state.transaction.insertPool(
            ServiceAllocation.portPool(cluster.id),
            first: IPv4Address(bits: ServiceAllocation.nodePorts.lowerBound),
            last: IPv4Address(bits: ServiceAllocation.nodePorts.upperBound)
        )
        state.author = "kube-apiserver"
        for name in namespaces {
            try state.create(KubeObject(object("v1", "Namespace", name: name)), in: "namespaces")
        }
        try state.create(KubeObject(kubernetesService(range)), in: "services")
        try state.create(KubeObject(ServiceConfigDefinition.json), in: "customresourcedefinitions.apiextensions.k8s.io")
    }

    /// Takes back what the cluster held outside its own tables, and sends those away who watch it.
    package static func clear(_ state: ClusterTransaction) throws {
        state.transaction.whenDurable { [announcements = state.world.announcements, cluster = state.cluster.id] in
            announcements.announce(ClusterEnd(cluster: cluster))
        }
        for pod in try state.objects("pods") { try state.releaseInterface(of: pod) }
        for pool in [
            ServiceAllocation.addressPool(state.cluster.id), ServiceAllocation.portPool(state.cluster.id),
        ] {
            for taken in try state.transaction.takenAddresses(pool: pool) {
                try state.transaction.releaseAddress(taken.address, pool: pool)
            }
            try state.transaction.deletePool(pool)
        }
    }

    private static func object(_ apiVersion: String, _ kind: String, name: String) -> JSON {
        ["kind": .string(kind), "apiVersion": .string(apiVersion), "metadata": ["name": .string(name)]]
    }

    /// The server itself, at the first address of the range, as every cluster has it.
    private static func kubernetesService(_ range: CIDR) -> JSON {
        [
            "kind": "Service", "apiVersion": "v1",
            "metadata": [
                "name": "kubernetes", "namespace": "default",
                "labels": ["component": "apiserver", "provider": "kubernetes"],
            ],
            "spec": [
                "clusterIP": .string(IPv4Address(bits: range.network.bits + 1).description),
                "ports": [["name": "https", "port": 443, "protocol": "TCP", "targetPort": 6443]],
            ],
        ]
    }
}
