import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct ServiceValidationTests {
    private func faults(_ spec: JSON) -> [String] { KubeObject.made("v1", "Service", spec).faults }

    @Test(
        arguments: [
            ["ports": [["port": 80]]],
            ["clusterIP": "None"],
            ["type": "ExternalName", "externalName": "example.com."],
            [
                "type": "LoadBalancer", "ports": [["port": 80, "nodePort": 30080]],
                "loadBalancerClass": "example.com/x",
            ],
            ["ports": [["port": 53, "name": "a", "protocol": "UDP"], ["port": 53, "name": "b"]]],
        ] as [JSON]
    )
    func `what a service may be`(spec: JSON) {
        #expect(faults(spec) == [])
    }

    @Test(
        arguments: [
            ([:], "spec.ports: Required value"),
            (
                ["ports": [["port": 0, "targetPort": 80]]],
                "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive"
            ),
            (
                ["ports": [["port": 80, "targetPort": "Web"]]],
                "spec.ports[0].targetPort: Invalid value: \"Web\": must contain only alpha-numeric characters (a-z, "
                    + "0-9), and hyphens (-)"
            ),
            (
                ["ports": [["port": 80, "protocol": "ICMP"]]],
                "spec.ports[0].protocol: Unsupported value: \"ICMP\": supported values: \"SCTP\", \"TCP\", \"UDP\""
            ),
            (
                ["type": "Balancer", "ports": [["port": 80]]],
                "spec.type: Unsupported value: \"Balancer\": supported values: \"ClusterIP\", \"ExternalName\", "
                    + "\"LoadBalancer\", \"NodePort\""
            ),
            (
                ["ports": [["port": 80, "nodePort": 30000]]],
                "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"
            ),
            (
                ["ports": [["port": 80]], "externalTrafficPolicy": "Local"],
                "spec.externalTrafficPolicy: Invalid value: \"Local\": may only be set for externally-accessible services"
            ),
            (
                ["ports": [["port": 80]], "clusterIP": "10.0.0"],
                "spec.clusterIPs[0]: Invalid value: \"10.0.0\": must be a valid IP address, (e.g. 10.9.8.7 or "
                    + "2001:db8::ffff)"
            ),
            (
                ["type": "NodePort", "ports": [["port": 80]], "clusterIP": "None"],
                "spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for NodePort services"
            ),
            (["type": "ExternalName"], "spec.externalName: Required value"),
            (
                ["type": "LoadBalancer", "ports": [["port": 80]], "loadBalancerSourceRanges": ["10.0.0.0"]],
                "spec.loadBalancerSourceRanges: Invalid value: \"[10.0.0.0]\": must be a list of IP ranges. For "
                    + "example, 10.240.0.0/24,10.250.0.0/24 "
            ),
            (
                ["ports": [["port": 80]], "loadBalancerClass": "a"],
                "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'"
            ),
            (
                [
                    "ports": [["port": 80]], "sessionAffinity": "ClientIP",
                    "sessionAffinityConfig": ["clientIP": ["timeoutSeconds": 86401]],
                ],
                "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and "
                    + "less than 86400"
            ),
            (
                ["ports": [["port": 80]], "externalIPs": ["127.0.0.1"]],
                "spec.externalIPs[0]: Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, "
                    + "::1/128)"
            ),
        ] as [(JSON, String)]
    )
    func `what a service may not be`(spec: JSON, fault: String) {
        #expect(faults(spec) == [fault])
    }

    @Test func `several ports need names of their own and numbers of their own`() {
        #expect(
            faults(["ports": [["port": 80, "name": "a"], ["port": 80, "name": "a"], ["port": 81]]]) == [
                "spec.ports[1].name: Duplicate value: \"a\"", "spec.ports[2].name: Required value",
                "spec.ports[1]: Duplicate value: core.ServicePort{Name:\"\", Protocol:\"TCP\", "
                    + "AppProtocol:(*string)(nil), Port:80, TargetPort:intstr.IntOrString{Type:0, IntVal:0, StrVal:\"\"}, "
                    + "NodePort:0}",
            ]
        )
    }

    @Test func `a service keeps its address and its class`() {
        func balancer(_ address: JSON, _ name: JSON) -> KubeObject {
            .made(
                "v1",
                "Service",
                ["type": "LoadBalancer", "ports": [["port": 80]], "clusterIP": address, "loadBalancerClass": name]
            )
        }

        #expect(balancer("10.0.0.1", "a").faults(from: balancer("10.0.0.1", "a")) == [])
        #expect(
            balancer("10.0.0.2", "b").faults(from: balancer("10.0.0.1", "a")) == [
                "spec.clusterIPs[0]: Invalid value: []string{\"10.0.0.2\"}: may not change once set",
                "spec.loadBalancerClass: Invalid value: \"b\": may not change once set",
            ]
        )
    }

    @Test func `a service may become a mere name, and get another address coming back`() {
        let name = KubeObject.made("v1", "Service", ["type": "ExternalName", "externalName": "example.com"])
        let cluster = KubeObject.made("v1", "Service", ["ports": [["port": 80]], "clusterIP": "10.0.0.1"])

        #expect(name.faults(from: cluster) == [])
        #expect(cluster.faults(from: name) == [])
    }

    @Test func `whoever gives up the second address says so`() {
        func dual(_ addresses: JSON, _ policy: JSON) -> KubeObject {
            .made(
                "v1",
                "Service",
                [
                    "ports": [["port": 80]], "clusterIP": "10.0.0.1", "clusterIPs": addresses, "ipFamilyPolicy": policy,
                ]
            )
        }
        let old = dual(["10.0.0.1", "2001:db8::1"], "PreferDualStack")

        #expect(dual(["10.0.0.1"], "SingleStack").faults(from: old) == [])
        #expect(
            dual(["10.0.0.1"], "PreferDualStack").faults(from: old) == [
                "spec.ipFamilyPolicy: Invalid value: \"PreferDualStack\": must be set to 'SingleStack' when releasing the "
                    + "secondary clusterIP"
            ]
        )
    }

    @Test func `a cluster service may carry the addresses of a load balancer`() {
        var service = KubeObject.made("v1", "Service", ["ports": [["port": 80]]])
        service["status"] = ["loadBalancer": ["ingress": [["ip": "192.0.2.1"]]]]
        #expect(Validation.updateStatus(service, from: service) == [])

        service["status"] = ["loadBalancer": ["ingress": [["ip": "here"], ["hostname": "192.0.2.1"]]]]
        #expect(
            Validation.updateStatus(service, from: service).map(\.text) == [
                "status.loadBalancer.ingress[0].ip: Invalid value: \"here\": must be a valid IP address, (e.g. 10.9.8.7 "
                    + "or 2001:db8::ffff)",
                "status.loadBalancer.ingress[1].hostname: Invalid value: \"192.0.2.1\": must be a DNS name, not an IP "
                    + "address",
            ]
        )
    }
}
