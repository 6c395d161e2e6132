import CloudModel
import Testing

@testable import LocalCloud

extension ReachScene {
    /// An internal load balancer with a TCP listener on port 80 and two pods behind it, and a third pod that calls.
    static func example(to destination: String = "10.0.2.5:80", speech: ReachDestination.Speech? = nil) throws -> Self {
        let group = ReachedGroup.accepting("tcp", "ALL", "0.0.0.0/0")
        let targets = (1...2).map { ReachedTarget.example($0, group) }
        var loadBalancer = ReachedLoadBalancer(
            id: LoadBalancerID(rawValue: "lb-00000001"),
            kind: .internal,
            vpcId: VpcID(rawValue: "vpc-00000001")
        )
        loadBalancer.listeners = [
            ReachedListener(id: ListenerID(rawValue: "lbl-00000001"), protocol: .tcp, port: 80, targets: targets)
        ]
        return ReachScene(
            caller: .pod("10.0.1.9"),
            destination: try #require(ReachDestination(destination, speech: speech)),
            loadBalancer: loadBalancer,
            backend: ExpectedTargets(
                subject: "service/default/web",
                service: "default/web",
                ready: Set(targets.map(\.server))
            )
        )
    }

    /// The same behind rules of an HTTP listener instead.
    static func layer7(_ urls: [(domain: String, url: String)], to destination: String) throws -> Self {
        var scene = try example(to: destination)
        let rules = urls.enumerated().map { number, rule in
            ReachedRule(
                id: RuleID(rawValue: "loc-0000000\(number)"),
                domains: [rule.domain],
                url: rule.url,
                targets: scene.targets
            )
        }
        scene.loadBalancer?.listeners = [
            ReachedListener(
                id: ListenerID(rawValue: "lbl-00000002"),
                protocol: .http,
                port: 80,
                defaultDomain: urls.first?.domain,
                rules: rules
            )
        ]
        return scene
    }

    /// The targets of its layer 4 listener.
    var targets: [ReachedTarget] {
        get { loadBalancer?.listeners.first?.targets ?? [] }
        set { loadBalancer?.listeners[0].targets = newValue }
    }
}

extension ReachCaller {
    static let internet = ReachCaller(
        kind: .internet,
        name: "the Internet",
        block: CIDR(network: IPv4Address(bits: 0), mask: 0),
        hasInternet: true
    )

    static func pod(_ address: String, hasInternet: Bool = false) -> ReachCaller {
        ReachCaller(
            kind: .pod,
            name: "pod default/client",
            vpcId: VpcID(rawValue: "vpc-00000001"),
            subnetId: SubnetID(rawValue: "subnet-00000001"),
            block: CIDR(covering: address) ?? CIDR(network: IPv4Address(bits: 0), mask: 32),
            hasInternet: hasInternet
        )
    }
}

extension ReachedTarget {
    /// Port 8080 of the pod that has that number.
    static func example(_ number: Int, _ group: ReachedGroup) -> ReachedTarget {
        ReachedTarget(
            server: .pod(number),
            pod: ReachedPod(
                namespace: "default",
                name: "web-\(number)",
                ports: [.init(isDatagram: false, number: 8080)],
                securityGroups: [group]
            )
        )
    }
}

extension ServerPort {
    static func pod(_ number: Int, port: Int = 8080) -> ServerPort {
        ServerPort(address: IPv4Address(bits: 10 << 24 | 1 << 8 | UInt32(number)), port: port)
    }
}

extension ReachedGroup {
    static func accepting(_ traffic: String, _ port: String, _ block: String) -> ReachedGroup {
        ReachedGroup(id: SecurityGroupID(rawValue: "sg-00000001"), policies: [.example(.accept, traffic, port, block)])
    }
}

extension SecurityGroupPolicy {
    static func example(_ verdict: Verdict, _ traffic: String, _ port: String, _ block: String) -> SecurityGroupPolicy {
        SecurityGroupPolicy(
            direction: .ingress,
            traffic: Traffic(rawValue: traffic) ?? .all,
            port: port,
            peer: .cidr(block),
            verdict: verdict,
            text: "",
            modifiedAt: Instant(seconds: 0)
        )
    }
}
