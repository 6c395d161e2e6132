import CloudWire
import LocalCloud
import Testing

/// What happens to the Services of a cluster, offline: a cloud, a Kubernetes and all their time in this process.
struct ServiceTests {
    @Test func `a LoadBalancer Service gets an address and its pods as targets`() async throws {
        let cloud = try SimulatedCloud()
        let cluster = try cloud.cluster()

        try cluster.apply(yaml: web)
        try await cluster.settle()

        let service = try #require(try cluster.get("service/web"))
        let id = try #require(service["metadata"]?["annotations"]?["service.kubernetes.io/loadbalance-id"])
        let found = try cloud.call("DescribeLoadBalancers", ["LoadBalancerIds": [id]])["LoadBalancerSet"]?[0]
        let address = service["status"]?["loadBalancer"]?["ingress"]?[0]?["ip"]
        #expect(address != nil)
        #expect(found?["LoadBalancerVips"]?[0] == address)

        let targets = try cloud.call("DescribeTargets", ["LoadBalancerId": id])["Listeners"]?[0]?["Targets"]
        let bound = targets?.array?.compactMap { $0["PrivateIpAddresses"]?[0]?.string } ?? []
        let pods = try cluster.list("pods").compactMap { $0["status"]?["podIP"]?.string }
        #expect(pods.count == 2)
        #expect(Set(bound) == Set(pods))
    }

    @Test func `a Service in a full subnet says why, and recovers when an address is freed`() async throws {
        let cloud = try SimulatedCloud()
        // Thirteen addresses: three of the sixteen are the cloud's own.
        let cluster = try cloud.cluster(serviceCIDR: "10.0.2.0/28")
        for number in 1...13 { try cluster.apply(yaml: clusterIPService("early-\(number)")) }
        try await cluster.settle()

        try cluster.apply(yaml: clusterIPService("late"))
        try await cluster.settle()
        let warning = try #require(try cluster.events(about: "service/late").first { $0.isWarning })
        #expect(warning.message.contains("ErrorCode: E4008"))
        let story = "Subnet \(cluster.serviceSubnetId) (10.0.2.0/28) has 13 of 13 addresses in use"
        #expect(warning.message.contains(story))

        try cluster.delete("service/early-3")
        try await cluster.settle()
        let annotations = try cluster.get("service/late")?["metadata"]?["annotations"]
        #expect(annotations?["service.kubernetes.io/loadbalance-id"] != nil)
    }
}

private let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      replicas: 2
      selector:
        matchLabels: {app: web}
      template:
        metadata:
          labels: {app: web}
        spec:
          containers:
          - name: main
            image: nginx
            ports:
            - containerPort: 8080
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: web
    spec:
      type: LoadBalancer
      selector: {app: web}
      ports:
      - port: 80
        targetPort: 8080
    """

private func clusterIPService(_ name: String) -> String {
    """
    apiVersion: v1
    kind: Service
    metadata:
      name: \(name)
    spec:
      selector: {app: web}
      ports:
      - port: 80
        targetPort: 8080
    """
}
