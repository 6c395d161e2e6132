import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct CarryoverTests {
    private func service(_ spec: JSON) -> KubeObject {
        KubeObject([
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": "web", "namespace": "shop"], "spec": spec,
        ])
    }

    private func updated(_ spec: JSON, from old: JSON) -> KubeObject {
        var new = service(spec)
        Carryover.apply(to: &new, from: service(old))
        Defaults.apply(to: &new)
        return new
    }

    private let balancer: JSON = [
        "type": "LoadBalancer", "clusterIP": "10.0.0.1", "clusterIPs": ["10.0.0.1"], "externalTrafficPolicy": "Cluster",
        "allocateLoadBalancerNodePorts": true, "loadBalancerClass": "example.com/a", "ipFamilies": ["IPv4"],
        "ipFamilyPolicy": "SingleStack",
        "ports": [["name": "http", "port": 80, "nodePort": 30080, "protocol": "TCP", "targetPort": 80]],
    ]

    @Test func `a replacement that does not say what was allocated keeps it`() {
        let new = updated(
            ["type": "LoadBalancer", "ports": [["name": "http", "port": 8080], ["name": "new", "port": 81]]],
            from: balancer
        )

        #expect(new["spec", "clusterIP"] == "10.0.0.1")
        #expect(new["spec", "clusterIPs"] == ["10.0.0.1"])
        #expect(new["spec", "ports"]?[0]?["nodePort"] == 30080)
        #expect(new["spec", "ports"]?[1]?["nodePort"] == nil)
    }

    @Test func `a headless service stays headless`() {
        let new = updated(["ports": [["port": 80]]], from: ["clusterIP": "None", "clusterIPs": ["None"]])
        #expect(new["spec", "clusterIP"] == "None")
    }

    @Test func `a load balancer that becomes a cluster service lets go of all that made it one`() {
        var spec = balancer
        spec[path: "type"] = "ClusterIP"
        let new = updated(spec, from: balancer)

        #expect(new["spec", "externalTrafficPolicy"] == nil)
        #expect(new["spec", "allocateLoadBalancerNodePorts"] == nil)
        #expect(new["spec", "loadBalancerClass"] == nil)
        #expect(new["spec", "ports"]?[0]?["nodePort"] == nil)
        #expect(new["spec", "clusterIP"] == "10.0.0.1")
        #expect(new.faults(from: service(balancer)) == [])
    }

    @Test func `a service that becomes a name lets go of its address`() {
        var spec = balancer
        spec[path: "type"] = "ExternalName"
        spec[path: "externalName"] = "example.com"
        let new = updated(spec, from: balancer)

        #expect(new["spec", "clusterIP"] == nil)
        #expect(new["spec", "ipFamilies"] == nil)
        #expect(new.faults(from: service(balancer)) == [])
    }

    @Test func `a new address said only once is meant`() {
        var spec = balancer
        spec[path: "clusterIP"] = "10.0.0.9"

        #expect(updated(spec, from: balancer)["spec", "clusterIPs"] == ["10.0.0.9"])
    }
}
