import CloudWire
import Foundation
import Testing

/// Clusters as users get them: bought with tccli, used with kubectl.
struct ClusterTests {
    @Test func `a cluster is made in a small network and runs out of addresses`() async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let cloud = try await Tccli(simulator, .endpoint)
            let vpc = try await cloud("vpc", "CreateVpc", "--VpcName", "small", "--CidrBlock", "10.0.0.0/16")
            let vpcId = try #require(vpc["Vpc"]?["VpcId"]?.string)
            let pods = try await subnet("10.0.1.0/28", in: vpcId, cloud)
            let services = try await subnet("10.0.2.0/24", in: vpcId, cloud)
            let made = try await cloud(
                "tke",
                "CreateEKSCluster",
                "--K8SVersion",
                "1.30.0",
                "--VpcId",
                vpcId,
                "--ClusterName",
                "small",
                "--SubnetIds",
                #"["\#(pods)"]"#,
                "--ServiceSubnetId",
                services
            )
            let id = try #require(made["ClusterId"]?.string)
            let kubectl = try await kubectl(id, cloud, simulator)

            #expect(try await kubectl("get", "nodes", "-o", "name") == "node/eklet-\(pods)")
            #expect(try await kubectl("version").contains("Server Version: v1.30.0-eks.1"))
            // A /28 has 13 addresses; the fourteenth pod waits.
            try await kubectl("create", "deployment", "web", "--image=nginx", "--replicas=14")
            try await kubectl("wait", "--for=jsonpath={.status.readyReplicas}=13", "deploy/web", "--timeout=60s")
            let pending = try await kubectl("get", "pods", "--field-selector", "status.phase=Pending", "-o", "name")
            #expect(pending.split(separator: "\n").count == 1)
            #expect(try await kubectl("describe", pending).contains("FailedScheduling"))
            let used = try await cloud("vpc", "DescribeSubnets", "--SubnetIds", #"["\#(pods)"]"#)
            #expect(used["SubnetSet"]?[0]?["AvailableIpAddressCount"] == 0)

            try await kubectl("scale", "deploy/web", "--replicas=5")
            try await kubectl("wait", "--for=jsonpath={.status.replicas}=5", "deploy/web", "--timeout=60s")
            _ = try await cloud("tke", "DeleteEKSCluster", "--ClusterId", id)
            let freed = try await cloud("vpc", "DescribeSubnets", "--SubnetIds", #"["\#(pods)"]"#)
            #expect(freed["SubnetSet"]?[0]?["AvailableIpAddressCount"] == 13)
        }
    }

    @Test func `two clusters side by side see nothing of each other`() async throws {
        try await RunningSimulator.with("--task-delay", "none", "--set", "tke.plain-version=stock") { simulator in
            let cloud = try await Tccli(simulator, .endpoint)
            let vpc = try await cloud("vpc", "CreateVpc", "--VpcName", "old", "--CidrBlock", "10.0.0.0/16")
            let vpcId = try #require(vpc["Vpc"]?["VpcId"]?.string)
            let pods = try await subnet("10.0.1.0/24", in: vpcId, cloud)
            let made = try await cloud(
                "tke",
                "CreateEKSCluster",
                "--K8SVersion",
                "1.18.4",
                "--VpcId",
                vpcId,
                "--ClusterName",
                "old",
                "--SubnetIds",
                #"["\#(pods)"]"#
            )
            let id = try #require(made["ClusterId"]?.string)
            let old = try await kubectl(id, cloud, simulator)
            let new = try Kubectl(.newest, simulator)

            try await old("create", "namespace", "only-old")
            #expect(try await new.refused("get", "namespace", "only-old").contains("not found"))
            #expect(try await old("version").split(separator: "\n").contains("Server Version: v1.18.4"))
            #expect(try await old("api-versions").contains("networking.k8s.io/v1beta1"))
            #expect(try await !new("api-versions").contains("networking.k8s.io/v1beta1"))
            // A stock server gives out what the vendor's leaves to a load balancer.
            try await old("create", "service", "clusterip", "web", "--tcp=80")
            try await new("create", "service", "clusterip", "web", "--tcp=80")
            #expect(try await old("get", "svc", "web", "-o", "jsonpath={.spec.clusterIP}").hasPrefix("172.16."))
            #expect(try await !new("get", "svc", "web", "-o", "jsonpath={.spec.clusterIP}").hasPrefix("172.16."))
        }
    }

    private func subnet(_ block: String, in vpcId: String, _ cloud: Tccli) async throws -> String {
        let made = try await cloud(
            "vpc",
            "CreateSubnet",
            "--VpcId",
            vpcId,
            "--SubnetName",
            block,
            "--CidrBlock",
            block,
            "--Zone",
            "ap-guangzhou-3"
        )
        return try #require(made["Subnet"]?["SubnetId"]?.string)
    }

    /// kubectl with the kubeconfig that the cloud hands out.
    private func kubectl(_ cluster: String, _ cloud: Tccli, _ simulator: RunningSimulator) async throws -> Kubectl {
        let credential = try await cloud("tke", "DescribeEKSClusterCredential", "--ClusterId", cluster)
        return try Kubectl(.newest, simulator, kubeconfig: try #require(credential["Kubeconfig"]?.string))
    }
}
