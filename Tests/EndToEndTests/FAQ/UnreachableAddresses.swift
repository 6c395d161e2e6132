import CloudWire
import Testing

extension FAQ {
    /// Why a VIP does not answer: what to look at, one thing after the other (reference 4, 6.2).
    @Suite(.serialized)
    struct UnreachableAddresses {
        @Test func `whether a load balancer is public or internal stands in its description`() async throws {
            let shop = try FAQNamespace("reach-type")
            try await shop.apply(.service("web", type: "LoadBalancer"), .service("api", type: "ClusterIP"))
            for (name, type) in [("web", "OPEN"), ("api", "INTERNAL")] {
                let address = try await shop.addressed("svc/\(name)").address
                #expect(try await shop.loadBalancer(at: address)["LoadBalancerType"]?.string == type)
            }
        }

        @Test func `the address of a pod is that of a network interface in the VPC`() async throws {
            let shop = try FAQNamespace("reach-interface")
            try await shop.apply(.deployment("web", replicas: 1))
            try await shop.kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            let address = try #require(try await shop.podAddresses("web").first)
            let used = try await shop.call(
                "vpc",
                "DescribeVpcPrivateIpAddresses",
                ["VpcId": .string(shop.cluster.vpcId), "PrivateIpAddresses": [.string(address)]]
            )
            #expect(used["VpcPrivateIpAddressSet"]?[0]?["PrivateIpAddress"]?.string == address)
        }

        @Test func `behind a Service's listeners are exactly the addresses and ports of its pods`() async throws {
            let shop = try FAQNamespace("reach-targets")
            try await shop.apply(.deployment("web", replicas: 2), .deployment("other", replicas: 1))
            for name in ["web", "other"] {
                try await shop.kubectl("rollout", "status", "deploy/\(name)", "--timeout=60s")
            }
            try await shop.apply(.service("web", type: "LoadBalancer"))
            let service = try await shop.addressed("svc/web")
            let id = try #require(service.annotation("service.kubernetes.io/loadbalance-id"))
            let pods = Set(try await shop.podAddresses("web").map { "\($0):8080" })
            let listener = try await shop.listener(of: id) { $0["Targets"]?.array?.count == pods.count }
            #expect(Set((listener["Targets"]?.array ?? []).compactMap(\.socket)) == pods)
        }

        @Test func `behind an Ingress's rules are exactly the addresses and ports of its pods`() async throws {
            let shop = try FAQNamespace("reach-rules")
            try await shop.apply(.deployment("web", replicas: 2))
            try await shop.kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            try await shop.apply(.service("web"), .ingress("entry", annotations: .qcloud))
            let ingress = try await shop.addressed("ingress/entry")
            let id = try #require(ingress.annotation("kubernetes.io/ingress.qcloud-loadbalance-id"))
            let pods = Set(try await shop.podAddresses("web").map { "\($0):8080" })
            let listener = try await shop.listener(of: id) { $0["Rules"]?[0]?["Targets"]?.array?.count == pods.count }
            let rule = try #require(listener["Rules"]?[0])
            #expect(rule["Domain"] == "shop.example.com")
            #expect(Set((rule["Targets"]?.array ?? []).compactMap(\.socket)) == pods)
        }

        @Test func `a target that is none of the pods, or a pod that is no target, shows`() async throws {
            let shop = try FAQNamespace("reach-strangers")
            try await shop.apply(
                .deployment("web", replicas: 1),
                .deployment("other", replicas: 1),
                .service("web", type: "LoadBalancer")
            )
            for name in ["web", "other"] { try await shop.rolledOut(name) }
            try await shop.settle()
            let service = try await shop.addressed("svc/web")
            let vip = "\(try #require(service.address)):80"
            #expect(try await shop.reach(from: "internet", to: vip).faults == [:])
            let id = JSON.string(try #require(service.annotation("service.kubernetes.io/loadbalance-id")))
            let told = try await shop.call("clb", "DescribeTargets", ["LoadBalancerId": id])
            let listener = told["Listeners"]?[0]?["ListenerId"] ?? .null
            func target(_ app: String) async throws -> JSON {
                let address = try #require(try await shop.podAddresses(app).first)
                let targets: JSON = [["EniIp": .string(address), "Port": 8080]]
                return ["LoadBalancerId": id, "ListenerId": listener, "Targets": targets]
            }
            try await shop.call("clb", "RegisterTargets", try await target("other"))
            #expect(try await shop.reach(from: "internet", to: vip)["targets"] == "warning")
            try await shop.call("clb", "DeregisterTargets", try await target("web"))
            #expect(try await shop.reach(from: "internet", to: vip)["targets"] == "failed")
        }

        @Test func `where the selector does not fit the pods' labels, no pod is among the Endpoints`() async throws {
            let shop = try FAQNamespace("reach-selector")
            let spec: JSON = ["selector": ["app": "wbe"]]
            try await shop.apply(.deployment("web", replicas: 1), .service("web", type: "LoadBalancer", spec: spec))
            try await shop.rolledOut("web")
            try await shop.settle()
            #expect(try await shop.object("endpoints/web")["subsets"]?.array?.isEmpty ?? true)
            let vip = try #require(try await shop.addressed("svc/web").address)
            #expect(try await shop.reach(from: "internet", to: "\(vip):80")["endpoints"] == "failed")
        }

        @Test func `pods that run well are among the ready addresses of the Service's Endpoints`() async throws {
            let shop = try FAQNamespace("reach-ready")
            try await shop.apply(.deployment("web", replicas: 2), .service("web", type: "LoadBalancer"))
            try await shop.kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            let pods = try await shop.podAddresses("web")
            let subset = try await shop.object("endpoints/web")["subsets"]?[0]
            #expect(Set((subset?["addresses"]?.array ?? []).compactMap { $0["ip"]?.string }) == Set(pods))
            let table = try await shop.kubectl("get", "endpoints", "web")
            for address in pods { #expect(table.contains("\(address):8080")) }
        }

        @Test func `pods in a bad state are among those that are not ready, and get no traffic`() async throws {
            let shop = try FAQNamespace("reach-unready")
            try await shop.apply(
                .deployment("web", replicas: 1, podAnnotations: ["clbsim.io/behaviour": "never-ready"]),
                .service("web", type: "LoadBalancer")
            )
            let notReady = "{.subsets[0].notReadyAddresses[0].ip}"
            try await shop.kubectl("wait", "--for=jsonpath=\(notReady)", "endpoints/web", "--timeout=60s")
            let service = try await shop.addressed("svc/web")
            let id = try #require(service.annotation("service.kubernetes.io/loadbalance-id"))
            let told = try await shop.call("clb", "DescribeTargets", ["LoadBalancerId": .string(id)])
            #expect(told["Listeners"]?[0]?["Targets"]?.array?.isEmpty == true)
            #expect(try await shop.object("endpoints/web")["subsets"]?[0]?["addresses"] == nil)
        }

        @Test func `describing a pod in a bad state shows why`() async throws {
            let shop = try FAQNamespace("reach-describe")
            try await shop.apply(
                .deployment("web", replicas: 1, podAnnotations: ["clbsim.io/behaviour": "image-pull-error"])
            )
            let reason = "{.status.containerStatuses[0].state.waiting.reason}"
            try await shop.kubectl(
                "wait",
                "--for=jsonpath=\(reason)=ImagePullBackOff",
                "pod",
                "-l",
                "app=web",
                "--timeout=60s"
            )
            #expect(try await shop.kubectl("describe", "pod", "-l", "app=web").contains("Failed to pull image"))
        }

        @Test func `a pod that runs may still not serve, which the health of the target tells`() async throws {
            let shop = try FAQNamespace("reach-deaf")
            try await shop.apply(
                .deployment("web", replicas: 1, podAnnotations: ["clbsim.io/listen": "false"]),
                .service("web", type: "LoadBalancer")
            )
            try await shop.kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            try await shop.settle()
            let service = try await shop.addressed("svc/web")
            let id = try #require(service.annotation("service.kubernetes.io/loadbalance-id"))
            let told = try await shop.call("clb", "DescribeTargetHealth", ["LoadBalancerIds": [.string(id)]])
            let target = try #require(told["LoadBalancers"]?[0]?["Listeners"]?[0]?["Rules"]?[0]?["Targets"]?[0])
            #expect(try await shop.podAddresses("web").first == target["IP"]?.string)
            #expect(target["HealthStatus"] == false)
        }

        @Test func `a pod that does not listen on the protocol and port is what fails on the way`() async throws {
            let shop = try FAQNamespace("reach-port")
            let spec: JSON = ["ports": [["port": 80, "targetPort": 8081]]]
            try await shop.apply(.deployment("web", replicas: 1), .service("web", type: "LoadBalancer", spec: spec))
            try await shop.rolledOut("web")
            try await shop.settle()
            let vip = try #require(try await shop.addressed("svc/web").address)
            let walk = try await shop.reach(from: "internet", to: "\(vip):80")
            #expect(walk["endpoints"] == nil)
            #expect(walk["pod listening"] == "failed")
        }

        @Test func `the security group of a workload's template is that of its pods`() async throws {
            let shop = try FAQNamespace("reach-group")
            let made = try await shop.call(
                "vpc",
                "CreateSecurityGroup",
                ["GroupName": "web", "GroupDescription": "pods"]
            )
            let group = try #require(made["SecurityGroup"]?["SecurityGroupId"]?.string)
            let key = "eks.tke.cloud.tencent.com/security-group-id"
            try await shop.apply(.deployment("web", replicas: 1, podAnnotations: [key: group]))
            try await shop.kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            let pod = try #require(try await shop.pods("web").first)
            #expect(pod.annotation(key) == group)
            #expect(pod.annotation("clbsim.io/security-groups") == group)
        }

        @Test func `a security group has to let the clients in to the protocol and port of the pods`() async throws {
            let shop = try FAQNamespace("reach-closed")
            let order: JSON = ["GroupName": "closed", "GroupDescription": "lets nobody in"]
            let made = try await shop.call("vpc", "CreateSecurityGroup", order)
            let group = try #require(made["SecurityGroup"]?["SecurityGroupId"]?.string)
            let annotation = ["eks.tke.cloud.tencent.com/security-group-id": group]
            try await shop.apply(
                .deployment("web", replicas: 1, podAnnotations: annotation),
                .service("web", type: "LoadBalancer")
            )
            try await shop.rolledOut("web")
            try await shop.settle()
            let vip = "\(try #require(try await shop.addressed("svc/web").address)):80"
            #expect(try await shop.reach(from: "internet", to: vip).faults == ["security group": "failed"])
            let rule: JSON = ["Protocol": "TCP", "Port": "8080", "CidrBlock": "0.0.0.0/0", "Action": "ACCEPT"]
            let policies: JSON = [
                "SecurityGroupId": .string(group), "SecurityGroupPolicySet": ["Ingress": [rule]],
            ]
            try await shop.call("vpc", "CreateSecurityGroupPolicies", policies)
            #expect(try await shop.reach(from: "internet", to: vip).faults == [:])
        }

        @Test func `pods without one get the default group of the default project`() async throws {
            let shop = try FAQNamespace("reach-default-group")
            try await shop.apply(.deployment("web", replicas: 1))
            try await shop.kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            let filter: JSON = ["Name": "project-id", "Values": ["0"]]
            let groups = try await shop.call("vpc", "DescribeSecurityGroups", ["Filters": [filter]])
            let usual = groups["SecurityGroupSet"]?.array?.first { $0["SecurityGroupName"] == "default" }
            let id = try #require(usual?["SecurityGroupId"]?.string)
            let pod = try #require(try await shop.pods("web").first)
            #expect(pod.annotation("clbsim.io/security-groups") == id)
            let policies = try await shop.call(
                "vpc",
                "DescribeSecurityGroupPolicies",
                ["SecurityGroupId": .string(id)]
            )
            #expect(policies["SecurityGroupPolicySet"]?["Ingress"]?.array?.isEmpty == false)
        }
    }
}

extension FAQNamespace {
    fileprivate func podAddresses(_ app: String) async throws -> [String] {
        try await pods(app).compactMap { $0["status"]?["podIP"]?.string }
    }
}

extension JSON {
    /// Where a target of `DescribeTargets` listens.
    fileprivate var socket: String? {
        guard let address = self["PrivateIpAddresses"]?[0]?.string, let port = self["Port"]?.int else { return nil }
        return "\(address):\(port)"
    }
}

extension FAQNamespace {
    /// The first listener of a load balancer with its targets: as soon as it is as awaited, or as it is after a while,
    /// for an address is told before everything behind it is bound.
    fileprivate func listener(of id: String, once isBound: (JSON) -> Bool) async throws -> JSON {
        var listener = JSON.null
        for _ in 1...10 {
            let told = try await call("clb", "DescribeTargets", ["LoadBalancerId": .string(id)])
            listener = told["Listeners"]?[0] ?? .null
            if isBound(listener) { break }
            try await settle()
        }
        return listener
    }
}
