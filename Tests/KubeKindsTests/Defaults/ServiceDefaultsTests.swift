import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct ServiceDefaultsTests {
    private func defaulted(_ spec: JSON) -> JSON {
        var service = KubeObject(["apiVersion": "v1", "kind": "Service", "metadata": ["name": "web"], "spec": spec])
        Defaults.apply(to: &service)
        return service["spec"] ?? .null
    }

    @Test func `a plain service is a ClusterIP over TCP to the port it listens on`() {
        let spec = defaulted(["ports": [["port": 80], ["port": 53, "protocol": "UDP", "targetPort": "dns"]]])

        #expect(
            spec.isSame(as: [
                "ports": [
                    ["port": 80, "protocol": "TCP", "targetPort": 80],
                    ["port": 53, "protocol": "UDP", "targetPort": "dns"],
                ],
                "type": "ClusterIP", "sessionAffinity": "None", "internalTrafficPolicy": "Cluster",
                "ipFamilyPolicy": "SingleStack", "ipFamilies": ["IPv4"],
            ])
        )
    }

    @Test func `a load balancer takes outside traffic over node ports`() {
        let spec = defaulted(["type": "LoadBalancer", "ports": [["port": 80]]])

        #expect(spec["externalTrafficPolicy"] == "Cluster")
        #expect(spec["allocateLoadBalancerNodePorts"] == true)
    }

    @Test func `a cluster service has an outside policy only with outside addresses`() {
        #expect(defaulted([:])["externalTrafficPolicy"] == nil)
        #expect(defaulted(["externalIPs": ["192.0.2.1"]])["externalTrafficPolicy"] == "Cluster")
    }

    @Test func `affinity to clients lasts three hours`() {
        let spec = defaulted(["sessionAffinity": "ClientIP"])
        #expect(spec[path: "sessionAffinityConfig", "clientIP", "timeoutSeconds"] == 10800)
    }

    @Test func `an external name has no policies and no families`() {
        let spec = defaulted(["type": "ExternalName", "externalName": "example.com"])

        #expect(spec["internalTrafficPolicy"] == nil)
        #expect(spec["ipFamilies"] == nil)
        #expect(spec["ipFamilyPolicy"] == nil)
    }

    @Test func `a headless service without a selector leaves both families open`() {
        let bare = defaulted(["clusterIP": "None"])
        let selecting = defaulted(["clusterIP": "None", "selector": ["app": "web"]])

        #expect(bare["ipFamilyPolicy"] == "RequireDualStack")
        #expect(bare["ipFamilies"] == ["IPv4", "IPv6"])
        #expect(bare["clusterIPs"] == ["None"])
        #expect(selecting["ipFamilyPolicy"] == "SingleStack")
    }

    @Test func `what is said stays, and a second round changes nothing`() {
        let said: JSON = [
            "type": "NodePort", "externalTrafficPolicy": "Local", "internalTrafficPolicy": "Local",
            "ports": [["port": 80, "targetPort": 8080, "protocol": "SCTP"]],
        ]
        let once = defaulted(said)

        #expect(once["externalTrafficPolicy"] == "Local")
        #expect(once["internalTrafficPolicy"] == "Local")
        #expect(once["ports"] == said["ports"])
        #expect(defaulted(once) == once)
    }
}
