import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// A VPC with a subnet for pods and one for Services, and the cluster in it, all made as a user makes them.
struct WorldNetwork {
    private static let block = "10.0.0.0/16"
    private static let podBlock = "10.0.1.0/24"
    private static let serviceBlock = "10.0.2.0/24"

    private let gateway: Gateway
    private let account: Account
    private let region: Region

    init(_ gateway: Gateway, _ account: Account, _ region: Region) {
        self.gateway = gateway
        self.account = account
        self.region = region
    }

    func makeCluster(version: String) throws -> Cluster {
        let vpc = try call("vpc", "CreateVpc", ["VpcName": "shop", "CidrBlock": .string(Self.block)])
        let vpcId = vpc["Vpc"]?["VpcId"] ?? .null
        let pods = try subnet("pods", Self.podBlock, in: vpcId)
        let services = try subnet("services", Self.serviceBlock, in: vpcId)
        let made = try call(
            "tke",
            "CreateEKSCluster",
            [
                "K8SVersion": .string(version), "VpcId": vpcId, "ClusterName": "shop", "SubnetIds": [pods],
                "ServiceSubnetId": services,
            ]
        )
        let id = made["ClusterId"]?.string ?? ""
        guard let cluster = try gateway.store.read({ try $0.clusters() }).first(where: { $0.id.rawValue == id }) else {
            throw WorldProblem("the cluster \(id) is gone")
        }
        return cluster
    }

    private func subnet(_ name: String, _ block: String, in vpcId: JSON) throws -> JSON {
        let zone = JSON.string(region.zones[0].name)
        let made = try call(
            "vpc",
            "CreateSubnet",
            ["VpcId": vpcId, "SubnetName": .string(name), "CidrBlock": .string(block), "Zone": zone]
        )
        return made["Subnet"]?["SubnetId"] ?? .null
    }

    private func call(_ service: String, _ action: String, _ parameters: JSON) throws -> JSONObject {
        try gateway.call(
            action,
            of: service,
            parameters.object ?? JSONObject(),
            as: account,
            in: region,
            requestId: gateway.world.random.uuid()
        )
    }
}
