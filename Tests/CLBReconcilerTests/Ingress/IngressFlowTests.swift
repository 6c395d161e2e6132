import CLBReconciler
import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Ingresses from manifest to load balancer (reference 1.3, 1.5, 3.2, 4.1, 5.1).
struct IngressFlowTests {
    /// A row of the table of reference 1.3.
    struct Row: Sendable, CustomTestStringConvertible {
        var annotation: String?
        var className: String?
        var isManagedByTKE: Bool
        var isManagedByEKS: Bool

        var testDescription: String { "annotation \(annotation ?? "-"), className \(className ?? "-")" }
    }

    static let table = [
        Row(annotation: "qcloud", isManagedByTKE: true, isManagedByEKS: true),
        Row(isManagedByTKE: true, isManagedByEKS: false),
        Row(className: "qcloud", isManagedByTKE: true, isManagedByEKS: false),
        Row(annotation: "nginx", isManagedByTKE: false, isManagedByEKS: false),
        Row(className: "nginx", isManagedByTKE: false, isManagedByEKS: false),
        Row(annotation: "qcloud", className: "qcloud", isManagedByTKE: true, isManagedByEKS: true),
    ]

    @Test(arguments: table, ReconcilerPolicy.Flavour.allCases)
    func `the class decides who gets a load balancer`(row: Row, flavour: ReconcilerPolicy.Flavour) async throws {
        var policy = ReconcilerPolicy()
        policy.flavour = flavour
        let world = try IngressWorld(policy: policy, serviceType: "NodePort")
        var spec = JSON.ingressSpec(hosts: ["a.example.com"])
        if let name = row.className, var members = spec.object {
            members["ingressClassName"] = .string(name)
            spec = .object(members)
        }
        try await world.create(class: row.annotation, spec: spec)
        let isManaged = flavour == .tke ? row.isManagedByTKE : row.isManagedByEKS
        #expect(try world.world.loadBalancers().count == (isManaged ? 1 : 0))
        #expect((world.loadBalancerId != nil) == isManaged)
        #expect(world.events().isEmpty == !isManaged)
    }

    @Test func `an Ingress gets a public load balancer, its id and its address`() async throws {
        let world = try IngressWorld()
        try await world.create()
        let loadBalancer = try #require(try world.world.loadBalancers().first)
        #expect(loadBalancer["LoadBalancerType"] == "OPEN")
        #expect(loadBalancer["LoadBalancerId"]?.string == world.loadBalancerId)
        let name = "\(world.world.cluster.cluster.id.rawValue)_default_ing"
        #expect(loadBalancer["LoadBalancerName"]?.string == name)
        let status = world.ingress[path: "status", "loadBalancer", "ingress"]
        #expect(status?[0]?["ip"] == loadBalancer["LoadBalancerVips"]?[0])
        #expect(try world.rules() == ["HTTP:80 a.example.com/"])
        #expect(try world.targets() == ["HTTP:80 a.example.com/": ["8080 weight 10", "8080 weight 10"]])
        #expect(try world.listeners()[0]["ListenerName"] == "TKE-DEDICATED-LISTENER")
    }

    @Test func `an Ingress without a host answers on the address of its load balancer`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: [nil]))
        let vip = try #require(try world.world.loadBalancers().first?["LoadBalancerVips"]?[0]?.string)
        #expect(try world.rules() == ["HTTP:80 \(vip)/"])
    }

    @Test func `the subnet annotation makes the load balancer internal`() async throws {
        let world = try IngressWorld()
        let subnet = world.world.cluster.serviceSubnet.rawValue
        try await world.create(["kubernetes.io/ingress.subnetId": subnet])
        let loadBalancer = try #require(try world.world.loadBalancers().first)
        #expect(loadBalancer["LoadBalancerType"] == "INTERNAL")
        #expect(loadBalancer["SubnetId"]?.string == subnet)
    }

    @Test func `success is told by three events and a condition`() async throws {
        let world = try IngressWorld()
        try await world.create()
        #expect(
            world.events() == [
                "Normal EnsuringIngress Ensuring ingress", "Normal CREATE create loadbalancer succ",
                "Normal EnsuredIngress Ensured ingress",
            ]
        )
        let condition = try world.condition()
        #expect(condition["type"] == "Ready")
        #expect(condition["status"] == "True")
    }

    @Test func `a failure is told by an event and a condition, and recovery follows the missing Service`() async throws
    {
        let world = try IngressWorld()
        try await world.create(spec: .ingressSpec(hosts: ["a.example.com"], service: "late"))
        #expect(try world.failure() == "E4041")
        let told = try #require(world.events().first)
        #expect(
            told == "Warning EnsureIngressFailed Ingress Sync ClientError. ErrorCode: E4041 Details: "
                + "Ingress: default/ing. Service(default/late) is not found. OriginError: "
        )
        #expect(try world.world.loadBalancers().isEmpty)
        try world.world.apply(.service("late", type: "ClusterIP"))
        await world.settle()
        #expect(try world.failure() == nil)
        #expect(try world.rules() == ["HTTP:80 a.example.com/"])
    }

    @Test func `the default backend serves what no rule is for`() async throws {
        let world = try IngressWorld()
        var spec = try #require(JSON.ingressSpec(hosts: ["a.example.com"], paths: ["/a"]).object)
        spec["defaultBackend"] = ["service": ["name": "web", "port": ["number": 80]]]
        try await world.create(spec: .object(spec))
        let vip = try #require(try world.world.loadBalancers().first?["LoadBalancerVips"]?[0]?.string)
        #expect(Set(try world.rules()) == ["HTTP:80 a.example.com/a", "HTTP:80 \(vip)/"])
        let rules = try world.listeners()[0]["Rules"]?.array ?? []
        #expect(rules.filter { $0["DefaultServer"] == true }.map { $0["Domain"]?.string } == [vip])
    }

    @Test func `an Ingress may have nothing but a default backend`() async throws {
        let world = try IngressWorld()
        try await world.create(spec: ["defaultBackend": ["service": ["name": "web", "port": ["number": 80]]]])
        #expect(try world.rules().count == 1)
        #expect(try world.targets().values.first?.count == 2)
    }
}
