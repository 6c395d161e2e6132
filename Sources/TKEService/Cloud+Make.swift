import CloudAPI
import CloudModel
import CloudStore
import KubeAPI

/// What a new cluster is made from, known to be right.
struct ClusterDraft {
    var name: String
    var text: String
    var vpc: VpcID
    var podSubnets: [SubnetID]
    var services: ServiceRange
    var version: String
    var options: ClusterOptions
    var tags: [Tag]
}

extension Cloud where State == Transaction {
    /// Makes a cluster whose API answers at once, whatever the cluster's status says.
    func makeCluster(_ draft: ClusterDraft) throws -> Cluster {
        let number = try state.nextNumber()
        let cluster = Cluster(
            id: world.ids.id(number),
            scope: scope,
            name: draft.name,
            text: draft.text,
            vpcId: draft.vpc,
            subnetIds: draft.podSubnets,
            serviceSubnetId: draft.services.subnet,
            serviceCIDR: draft.services.block,
            version: draft.version,
            createdAt: now,
            token: newToken(),
            options: draft.options.text
        )
        try state.insert(cluster, number: number)
        try state.setTags(draft.tags, on: cluster.id)
        try ClusterTransaction.run(on: cluster, in: self) { try ClusterBootstrap.fill($0) }
        return cluster
    }

    /// Thirty-two characters, as real tokens have.
    private func newToken() -> String { world.random.uuid().filter { $0 != "-" } }
}
