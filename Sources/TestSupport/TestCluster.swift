package import CloudAPI
package import CloudModel
import CloudStore
package import CloudWire
package import KubeAPI
package import KubeControllers
import KubeObjects
import Testing

/// A Kubernetes cluster in the test's process, in a cloud of its own, on a clock that stands.
///
/// Pods take addresses of one subnet, whose block a test may choose to be small.
package final class TestCluster: Sendable {
    package let cloud: TestCloud
    package let server: APIServer
    package let cluster: Cluster
    package let podSubnet: SubnetID
    package let serviceSubnet: SubnetID
    private let loop: ControlLoop

    package init(
        version: String = "1.32.2-eks.1",
        podCIDR: String = "10.0.1.0/24",
        controllers: [any Controller] = [],
        settings: Settings = .immediate,
        seed: UInt64 = 1
    ) throws {
        let cloud = try TestCloud(settings: settings, seed: seed)
        let vpc = try cloud.call("vpc", "CreateVpc", ["VpcName": "cluster", "CidrBlock": "10.0.0.0/16"])
        let vpcId = try #require(vpc[path: "Vpc", "VpcId"]?.string)
        let subnets = try [("pods", podCIDR), ("services", "10.0.2.0/24")].map { name, cidr in
            let made = try cloud.call(
                "vpc",
                "CreateSubnet",
                [
                    "VpcId": .string(vpcId), "SubnetName": .string(name), "CidrBlock": .string(cidr),
                    "Zone": "ap-guangzhou-3",
                ]
            )
            return SubnetID(rawValue: made[path: "Subnet", "SubnetId"]?.string ?? "")
        }
        self.cloud = cloud
        (podSubnet, serviceSubnet) = (subnets[0], subnets[1])
        let (store, world) = (cloud.gateway.store, cloud.gateway.world)
        server = try APIServer(store: store, world: world, log: .quiet)
        loop = ControlLoop(server, controllers: controllers, log: .quiet)
        let made = try store.write { transaction in
            let number = try transaction.nextNumber()
            let cluster = Cluster(
                id: world.ids.id(number),
                scope: Scope(account: try transaction.openAccount(named: "").id, region: "ap-guangzhou"),
                name: "test",
                text: "",
                vpcId: VpcID(rawValue: vpcId),
                subnetIds: [subnets[0]],
                serviceSubnetId: subnets[1],
                serviceCIDR: try CIDR("172.16.0.0/20"),
                version: version,
                createdAt: world.clock.now,
                token: "test-token",
                options: "{}"
            )
            try transaction.insert(cluster, number: number)
            return cluster
        }
        cluster = made
        try server.write(made) { try ClusterBootstrap.fill($0) }
        loop.settle()
    }

    /// Asks as the administrator does; what cannot be parsed is nil.
    @discardableResult
    package func ask(
        _ method: String,
        _ path: String,
        _ body: JSON? = nil,
        type: String = "application/json",
        accept: String = "application/json"
    ) -> (status: Int, json: JSON) {
        guard
            case .whole(let answer) = send(
                method,
                path,
                body.map { Array($0.text.utf8) } ?? [],
                type: type,
                accept: accept
            )
        else { return (200, .null) }
        return (answer.status, (try? JSONParser.parse(answer.body)) ?? .null)
    }

    /// Watches a list, with bookmarks; nil where the server does not answer with events.
    package func watch(_ path: String) -> ClusterWatch? {
        let sign = path.contains("?") ? "&" : "?"
        guard case .stream(let stream) = send("GET", "\(path)\(sign)watch=true&allowWatchBookmarks=true") else {
            return nil
        }
        return ClusterWatch(stream)
    }

    /// The warnings that a request is answered with.
    package func warnings(_ method: String, _ path: String, _ body: JSON, type: String = "application/json") -> [String]
    {
        guard case .whole(let answer) = send(method, path, Array(body.text.utf8), type: type) else { return [] }
        return answer.headers.filter { $0.name == "Warning" }.map(\.value)
    }

    /// Sends a request as it is; without a token it is anonymous.
    package func send(
        _ method: String,
        _ path: String,
        _ body: [UInt8] = [],
        type: String = "application/json",
        accept: String = "application/json",
        token: String? = "test-token"
    ) -> ServerAnswer {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let pairs = parts.count < 2 ? [] : parts[1].split(separator: "&")
        let query = pairs.map { pair -> (name: String, value: String) in
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            return (sides[0], sides.count > 1 ? sides[1] : "")
        }
        var headers = ["content-type": type, "accept": accept, "user-agent": "tests/1.0"]
        headers["authorization"] = token.map { "Bearer \($0)" }
        return server.answer(
            ServerRequest(
                method: method,
                path: parts[0],
                query: QueryParameters(query),
                headers: headers,
                body: body,
                hasClientCertificate: false
            )
        )
    }

    /// Runs the controllers until they rest.
    package func settle() { loop.settle() }

    /// Moves time on in steps no longer than what the controllers wait for.
    package func advance(by duration: Duration) {
        let end = cloud.clock.now + duration
        while let next = loop.settle(), next <= end {
            let now = cloud.clock.now
            cloud.clock.advance(by: .milliseconds(max(1, next.milliseconds - now.milliseconds)))
        }
        if cloud.clock.now < end {
            cloud.clock.advance(by: .milliseconds(end.milliseconds - cloud.clock.now.milliseconds))
        }
        loop.settle()
    }
}
