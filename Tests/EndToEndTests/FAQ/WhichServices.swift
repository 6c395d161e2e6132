import CloudWire
import Testing

extension FAQ {
    /// Which Services get a load balancer, by the cluster's Kubernetes (reference 1.1).
    @Suite(.serialized)
    struct WhichServices {
        @Test(arguments: [FAQNamespace.Version.vendor, .stock])
        func `a Service of type LoadBalancer gets a load balancer on every Kubernetes`(
            version: FAQNamespace.Version
        ) async throws {
            let shop = try FAQNamespace("service-\(version)", on: version)
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let service = try await shop.addressed("svc/web")
            #expect(try await shop.loadBalancer(at: service.address)["LoadBalancerType"] == "OPEN")
        }

        @Test func `the vendor's own Kubernetes is known by the suffix of the server's version`() async throws {
            let vendor = try await FAQNamespace("default").kubectl("version")
            #expect(vendor.firstMatch(of: /Server Version: v[\d.]+-(eks|tke)\.\d+/) != nil, "\(vendor)")
            let stock = try await FAQNamespace("default", on: .stock).kubectl("version")
            #expect(stock.split(separator: "\n").contains("Server Version: v1.18.4"))
        }

        @Test func `on the vendor's Kubernetes a ClusterIP Service gets an internal load balancer`() async throws {
            let shop = try FAQNamespace("clusterip-vendor")
            try await shop.apply(.service("web", type: "ClusterIP"))
            let service = try await shop.addressed("svc/web")
            let loadBalancer = try await shop.loadBalancer(at: service.address)
            #expect(loadBalancer["LoadBalancerType"] == "INTERNAL")
            #expect(loadBalancer["SubnetId"]?.string == shop.cluster.serviceSubnetId)
            #expect(service["spec"]?["clusterIP"]?.string == service.address)
        }

        @Test func `on the vendor's Kubernetes a headless Service gets none`() async throws {
            let shop = try FAQNamespace("headless-vendor")
            try await shop.applyAndSettle(.service("web", spec: ["clusterIP": "None"]))
            #expect(try await shop.loadBalancers(of: "web").isEmpty)
            #expect(try await shop.object("svc/web").address == nil)
        }

        @Test func `on a stock Kubernetes a ClusterIP Service with an explicit empty clusterIP gets one`() async throws
        {
            let shop = try FAQNamespace("clusterip-empty", on: .stock)
            try await shop.apply(.service("web", type: "ClusterIP", spec: ["clusterIP": ""]))
            let id = "{.metadata.annotations.service\\.kubernetes\\.io/loadbalance-id}"
            try await shop.kubectl("wait", "--for=jsonpath=\(id)", "svc/web", "--timeout=60s")
            let loadBalancer = try #require(try await shop.loadBalancers(of: "web").first)
            #expect(loadBalancer["LoadBalancerType"] == "INTERNAL")
            #expect(loadBalancer["SubnetId"]?.string == shop.cluster.serviceSubnetId)
        }

        @Test func `on a stock Kubernetes any other ClusterIP Service gets none`() async throws {
            let shop = try FAQNamespace("clusterip-stock", on: .stock)
            try await shop.applyAndSettle(.service("web", type: "ClusterIP"), .service("api"))
            for name in ["web", "api"] { #expect(try await shop.loadBalancers(of: name).isEmpty) }
        }
    }
}
