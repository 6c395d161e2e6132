import CloudAPI
import CloudModel
import CloudWire
import TestSupport
import Testing

/// The network that tests of clusters begin with: a VPC of 10.1.0.0/16 with two subnets.
struct ClusterNetwork {
    let cloud: TestCloud
    let vpc: JSON
    let pods: JSON
    let services: JSON

    init(settings: Settings = .immediate) throws {
        cloud = try TestCloud(settings: settings)
        vpc = try cloud.makeVpc("10.1.0.0/16")
        pods = try cloud.makeSubnet("10.1.1.0/24", in: vpc)
        services = try cloud.makeSubnet("10.1.2.0/24", in: vpc)
    }

    /// A request for a cluster, with members of the caller's in place of its own; null leaves one out.
    func request(_ changes: JSON = [:]) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("K8SVersion", "1.30.0"), ("VpcId", vpc), ("ClusterName", "shop"), ("SubnetIds", [pods]),
            ("ServiceSubnetId", services),
        ]
        for change in changes.object?.members ?? [] {
            members.removeAll { $0.name == change.name }
            if change.value != .null { members.append(change) }
        }
        return .object(JSONObject(members))
    }

    func create(_ changes: JSON = [:]) throws -> JSON { try cloud.tke("CreateEKSCluster", request(changes)) }

    /// The id of a new cluster.
    func make(_ changes: JSON = [:]) throws -> JSON { try #require(try create(changes)["ClusterId"]) }

    func described(_ id: JSON) throws -> JSON? {
        try cloud.tke("DescribeEKSClusters", ["ClusterIds": [id]])["Clusters"]?[0]
    }

    func credential(_ id: JSON) throws -> JSON {
        try cloud.tke("DescribeEKSClusterCredential", ["ClusterId": id])
    }
}

extension TestCloud {
    func makeVpc(_ block: String) throws -> JSON {
        let made = try vpc("CreateVpc", ["VpcName": "shop", "CidrBlock": .string(block)])
        return try #require(made["Vpc"]?["VpcId"])
    }

    func makeSubnet(_ block: String, in vpcId: JSON) throws -> JSON {
        let made = try vpc(
            "CreateSubnet",
            [
                "VpcId": vpcId, "SubnetName": "web", "CidrBlock": .string(block),
                "Zone": .string(region.zones[0].name),
            ]
        )
        return try #require(made["Subnet"]?["SubnetId"])
    }
}

extension Settings {
    /// Clusters take a second to come up and to go.
    static var slow: Settings { Settings() }
}
