import CloudModel
import CloudWire
import TestSupport
import Testing

/// Something that happens to a world that is at rest.
struct CrashFlow: Sendable, CustomTestStringConvertible {
    typealias Step = @Sendable (SimulatedWorld) throws -> Void

    let testDescription: String
    var before: Step = { _ in }
    let event: Step

    private init(_ name: String, after before: @escaping Step = { _ in }, _ event: @escaping Step) {
        testDescription = name
        self.before = before
        self.event = event
    }

    private static let services = "/api/v1/namespaces/default/services"
    private static let ingresses = "/apis/networking.k8s.io/v1/namespaces/default/ingresses"
    private static let endpoints = "/api/v1/namespaces/default/endpoints"
    private static let existing = "service.kubernetes.io/tke-existed-lbid"

    private static let service: Step = { world in
        try world.send("POST", endpoints, .endpoints("web", ["10.0.1.10", "10.0.1.11"]))
        try world.send("POST", services, .bareService("web"))
    }
    private static let ingress: Step = { world in
        try world.send("POST", ingresses, .ingress("web", to: "web", host: nil))
    }
    private static let attached: Step = { world in
        try service(world)
        try annotate(existing, try world.userLoadBalancer())(world)
    }
    private static let doubled: Step = { world in
        try service(world)
        try annotate(
            "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid",
            world.cluster.serviceSubnet.rawValue
        )(world)
    }

    private static func annotate(_ key: String, _ value: String?) -> Step {
        {
            try $0.send(
                "PATCH",
                services + "/web",
                ["metadata": ["annotations": [key: value.map(JSON.string) ?? .null]]]
            )
        }
    }

    private static func spec(_ spec: JSON) -> Step { { try $0.send("PATCH", services + "/web", ["spec": spec]) } }

    private static let goes: Step = { try $0.send("DELETE", services + "/web") }

    static let all = [
        CrashFlow("a Service is created", service),
        CrashFlow("ports change", after: service, spec(["ports": .servicePorts([81, 443])])),
        CrashFlow("endpoints change", after: service) {
            try $0.send("PUT", endpoints + "/web", .endpoints("web", ["10.0.1.11", "10.0.1.12"]))
        },
        CrashFlow("a Service becomes internal", after: service) {
            try annotate(
                "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid",
                $0.cluster.serviceSubnet.rawValue
            )($0)
        },
        CrashFlow("a Service becomes a NodePort", after: service, spec(["type": "NodePort"])),
        CrashFlow("a Service is deleted", after: service, goes),
        CrashFlow("an Ingress is created", after: service, ingress),
        CrashFlow(
            "an Ingress is deleted",
            after: {
                try service($0)
                try ingress($0)
            },
            { try $0.send("DELETE", ingresses + "/web") }
        ),
        CrashFlow("a Service is created on an existing load balancer", attached),
        CrashFlow("a Service moves to an existing load balancer", after: service) {
            try annotate(existing, try $0.userLoadBalancer())($0)
        },
        CrashFlow("a Service leaves an existing load balancer", after: attached, annotate(existing, nil)),
        CrashFlow("a Service on an existing load balancer is deleted", after: attached, goes),
        CrashFlow("a second load balancer comes", after: service) {
            try annotate(
                "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid",
                $0.cluster.serviceSubnet.rawValue
            )($0)
        },
        CrashFlow("a second load balancer goes", after: doubled) {
            try annotate("service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid", nil)($0)
        },
        CrashFlow("a Service with two load balancers is deleted", after: doubled, goes),
        CrashFlow("the load balancer is deleted in the console", after: service) {
            let id = try $0.cluster.loadBalancers().first?["LoadBalancerId"] ?? .null
            _ = try $0.cluster.cloud.clb("DeleteLoadBalancer", ["LoadBalancerIds": [id]])
            try annotate("touched", "yes")($0)
        },
    ]
}
