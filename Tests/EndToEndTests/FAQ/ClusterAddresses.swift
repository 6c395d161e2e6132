import CloudWire
import Testing

extension FAQ {
    /// Why a Service has no ClusterIP that works, and what to do about it (reference 6.1).
    @Suite(.serialized)
    struct ClusterAddresses {
        private static let key = "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid"

        @Test func `a LoadBalancer Service has no ClusterIP by default`() async throws {
            let shop = try FAQNamespace("no-clusterip")
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let service = try await shop.addressed("svc/web")
            #expect(service["spec"]?["clusterIP"]?.string ?? "" == "")
            #expect(try await shop.loadBalancers(of: "web").count == 1)
        }

        @Test func `the ClusterIP that a stock Kubernetes gives a LoadBalancer Service does not answer`() async throws {
            let shop = try FAQNamespace("dead-clusterip", on: .stock)
            try await shop.apply(.deployment("client", replicas: 1), .service("web", type: "LoadBalancer"))
            try await shop.rolledOut("client")
            let service = try await shop.addressed("svc/web")
            let clusterIP = try #require(service["spec"]?["clusterIP"]?.string)
            let walk = try await shop.reach(from: try await shop.pod("client"), to: "\(clusterIP):80")
            #expect(walk["load balancer"] == "failed")
            #expect(!walk.isReachable)
        }

        @Test func `with the annotation of the Service subnet an internal load balancer is its ClusterIP`() async throws
        {
            let shop = try FAQNamespace("with-clusterip")
            let annotations = [Self.key: shop.cluster.serviceSubnetId]
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: annotations))
            let service = try await shop.addressed("svc/web")
            let all = try await shop.loadBalancers(of: "web")
            let second = try #require(all.first { $0["LoadBalancerType"] == "INTERNAL" })
            #expect(all.count == 2)
            #expect(service["spec"]?["clusterIP"] == second["LoadBalancerVips"]?[0])
            #expect(try await shop.loadBalancer(at: service.address)["LoadBalancerType"] == "OPEN")
        }

        @Test func `the Service subnet was chosen with the cluster and shows on the load balancer`() async throws {
            let shop = try FAQNamespace("service-subnet")
            #expect(shop.cluster.serviceSubnetId.wholeMatch(of: /subnet-[0-9a-z]{8}/) != nil)
            try await shop.apply(.service("web", type: "ClusterIP"))
            let service = try await shop.addressed("svc/web")
            let subnet = try await shop.loadBalancer(at: service.address)["SubnetId"]?.string
            #expect(subnet == shop.cluster.serviceSubnetId)
        }

        @Test func `a cluster of a stock Kubernetes does not support that annotation`() async throws {
            let shop = try FAQNamespace("stock-clusterip", on: .stock)
            let annotations = [Self.key: shop.cluster.serviceSubnetId]
            try await shop.apply(.service("web", type: "LoadBalancer", annotations: annotations))
            let service = try await shop.addressed("svc/web")
            #expect(try await shop.loadBalancers(of: "web").count == 1)
            #expect(service["spec"]?["clusterIP"]?.string != service.address)
            #expect(try await shop.kubectl("describe", "svc", "web").contains("Warning"))
        }

        @Test func `of two such clusters the one with the newer, vendor's Kubernetes supports it`() async throws {
            for (version, count) in [(FAQNamespace.Version.stock, 1), (.vendor, 2)] {
                let shop = try FAQNamespace("newer-clusterip", on: version)
                let annotations = [Self.key: shop.cluster.serviceSubnetId]
                try await shop.apply(.service("web", type: "LoadBalancer", annotations: annotations))
                let id = try await shop.addressed("svc/web").annotation("service.kubernetes.io/loadbalance-id")
                let ours = try await shop.loadBalancers(of: "web").filter {
                    $0["LoadBalancerName"]?.string?.hasPrefix(shop.cluster.id) == true
                }
                #expect(ours.count == count)
                #expect(ours.contains { $0["LoadBalancerId"]?.string == id })
            }
        }
    }
}
