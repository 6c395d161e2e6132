import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

struct PodLifeTests {
    private let cluster: TestCluster
    private let pods = "/api/v1/namespaces/default/pods"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    @discardableResult
    private func make(_ name: String, annotations: [String: String] = [:], spec extra: JSON = [:]) -> JSON {
        var spec: JSON = ["containers": [["name": "web", "image": "nginx:1.27"]]]
        for member in extra.object?.members ?? [] { spec[path: member.name] = member.value }
        let made = cluster.ask(
            "POST",
            pods,
            [
                "kind": "Pod", "apiVersion": "v1",
                "metadata": ["name": .string(name), "annotations": .texts(annotations)], "spec": spec,
            ]
        )
        cluster.settle()
        return made.json
    }

    private func pod(_ name: String) -> KubeObject { KubeObject(cluster.ask("GET", "\(pods)/\(name)").json) }

    private func condition(_ type: String, of name: String) -> JSON? {
        pod(name)["status", "conditions"]?.array?.first { $0["type"]?.string == type }
    }

    private func container(_ name: String) -> JSON { pod(name)["status", "containerStatuses"]?[0] ?? .null }

    private func events(_ name: String) -> [KubeObject] {
        let list = cluster.ask("GET", "/api/v1/namespaces/default/events").json["items"]?.array ?? []
        return list.map { KubeObject($0) }.filter { $0["involvedObject", "name"]?.string == name }
    }

    /// In the order of the list, which is that in which they were told.
    private func reasons(_ name: String) -> [String] { events(name).compactMap { $0["reason"]?.string } }

    @Test func `a new pod runs at once and is ready a second later`() {
        make("web")
        #expect(pod("web")["status", "phase"] == "Running")
        #expect(pod("web")["spec", "nodeName"] == .string("eklet-\(cluster.podSubnet)"))
        #expect(pod("web")["status", "podIP"] == "10.0.1.2")
        #expect(condition("Ready", of: "web")?["reason"] == "ContainersNotReady")
        #expect(condition("Ready", of: "web")?["message"] == "containers with unready status: [web]")

        cluster.advance(by: .seconds(1))
        #expect(condition("Ready", of: "web")?["status"] == "True")
        #expect(condition("ContainersReady", of: "web")?["status"] == "True")
        #expect(container("web")["ready"] == true)
        #expect(container("web")["image"] == "docker.io/library/nginx:1.27")
        #expect(reasons("web") == ["Scheduled", "Pulling", "Pulled", "Created", "Started"])
    }

    @Test func `a pod that starts slowly is pending meanwhile`() {
        make("web", annotations: ["clbsim.io/start-delay": "5s", "clbsim.io/ready-delay": "10s"])
        cluster.advance(by: .seconds(4))
        #expect(pod("web")["status", "phase"] == "Pending")
        #expect(container("web")[path: "state", "waiting", "reason"] == "ContainerCreating")
        #expect(reasons("web") == ["Scheduled", "Pulling"])

        cluster.advance(by: .seconds(1))
        #expect(pod("web")["status", "phase"] == "Running")
        cluster.advance(by: .seconds(9))
        #expect(condition("Ready", of: "web")?["status"] == "False")
        cluster.advance(by: .seconds(1))
        #expect(condition("Ready", of: "web")?["status"] == "True")
    }

    @Test func `a full subnet leaves a pod pending until an address is free`() throws {
        let cluster = try TestCluster(podCIDR: "10.0.1.0/28", controllers: BuiltInControllers.all)
        for number in 1...14 {
            cluster.ask(
                "POST",
                pods,
                [
                    "kind": "Pod", "apiVersion": "v1", "metadata": ["name": .string("p\(number)")],
                    "spec": ["containers": [["name": "web", "image": "nginx"]]],
                ]
            )
            cluster.settle()
        }
        let waiting = cluster.ask("GET", "\(pods)/p14").json
        #expect(waiting[path: "status", "phase"] == "Pending")
        #expect(waiting[path: "status", "conditions"]?[0]?["reason"] == "Unschedulable")
        #expect(
            waiting[path: "status", "conditions"]?[0]?["message"]
                == .string(
                    "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/network-unavailable: }. "
                        + "preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling."
                )
        )
        let node = cluster.ask("GET", "/api/v1/nodes/eklet-\(cluster.podSubnet)").json
        let network = node[path: "status", "conditions"]?.array?.first { $0["type"] == "NetworkUnavailable" }
        #expect(network?["reason"] == "EKLetHasInsufficientSubnetIP")
        #expect(
            network?["message"]
                == .string("eklet node has insufficient IP available of subnet \(cluster.podSubnet)")
        )

        cluster.ask("DELETE", "\(pods)/p1?gracePeriodSeconds=0")
        cluster.settle()
        #expect(cluster.ask("GET", "\(pods)/p14").json[path: "status", "podIP"] == "10.0.1.2")
        let freed = cluster.ask("GET", "/api/v1/nodes/eklet-\(cluster.podSubnet)").json
        #expect(freed[path: "spec", "taints"]?.array?.count == 1)
    }

    @Test func `a crashing container waits ever longer between its starts`() {
        make("web", annotations: ["clbsim.io/behaviour": "crash-loop"])
        cluster.advance(by: .seconds(1))
        // The first restart follows at once.
        #expect(container("web")["restartCount"] == 1)
        cluster.advance(by: .seconds(1))
        #expect(container("web")[path: "state", "waiting", "reason"] == "CrashLoopBackOff")
        #expect(container("web")[path: "lastState", "terminated", "exitCode"] == 1)
        #expect(pod("web")["status", "phase"] == "Running")
        let uid = pod("web").uid
        #expect(
            container("web")[path: "state", "waiting", "message"]
                == .string("back-off 10s restarting failed container=web pod=web_default(\(uid))")
        )
        cluster.advance(by: .seconds(9))
        #expect(container("web")["restartCount"] == 1)
        cluster.advance(by: .seconds(1))
        #expect(container("web")["restartCount"] == 2)
        cluster.advance(by: .seconds(21))
        #expect(container("web")["restartCount"] == 3)
        #expect(reasons("web").contains("BackOff"))
        cluster.advance(by: .seconds(3600))
        #expect(container("web")[path: "state", "waiting", "message"]?.string?.hasPrefix("back-off 5m0s") == true)
    }

    @Test func `a container on the port of the metrics crashes, until that is moved`() {
        let spec: JSON = [
            "containers": [["name": "web", "image": "nginx", "ports": [["containerPort": 9100]]]]
        ]
        make("web", spec: spec)
        make("moved", annotations: ["eks.tke.cloud.tencent.com/metrics-port": "9101"], spec: spec)
        cluster.advance(by: .seconds(5))
        #expect(container("web")[path: "state", "waiting", "reason"] == "CrashLoopBackOff")
        #expect(container("moved")["ready"] == true)
    }

    @Test func `a pod that is not restarted ends and gives its address back`() {
        make("done", annotations: ["clbsim.io/behaviour": "succeed"], spec: ["restartPolicy": "Never"])
        make("lost", annotations: ["clbsim.io/behaviour": "fail"], spec: ["restartPolicy": "Never"])
        cluster.advance(by: .seconds(2))
        #expect(pod("done")["status", "phase"] == "Succeeded")
        #expect(condition("Ready", of: "done")?["reason"] == "PodCompleted")
        #expect(pod("lost")["status", "phase"] == "Failed")
        #expect(pod("lost")["status", "podIP"] == nil)
        make("next")
        #expect(pod("next")["status", "podIP"] == "10.0.1.2")
    }

    @Test func `a pod that is never ready runs`() {
        make("web", annotations: ["clbsim.io/behaviour": "never-ready"])
        cluster.advance(by: .seconds(600))
        #expect(pod("web")["status", "phase"] == "Running")
        #expect(condition("Ready", of: "web")?["status"] == "False")
    }

    @Test func `a deleted pod terminates before it goes`() {
        make("web", annotations: ["clbsim.io/stop-delay": "20s"])
        cluster.advance(by: .seconds(5))
        cluster.ask("DELETE", "\(pods)/web")
        cluster.advance(by: .seconds(19))
        #expect(pod("web").isBeingDeleted)
        #expect(reasons("web").contains("Killing"))
        cluster.advance(by: .seconds(1))
        #expect(cluster.ask("GET", "\(pods)/web").status == 404)
    }

    @Test func `a pod that ignores the request to stop is ended with its grace`() {
        make("web", annotations: ["clbsim.io/stop-delay": "10m"])
        cluster.ask("DELETE", "\(pods)/web?gracePeriodSeconds=7")
        cluster.advance(by: .seconds(6))
        #expect(cluster.ask("GET", "\(pods)/web").status == 200)
        cluster.advance(by: .seconds(1))
        #expect(cluster.ask("GET", "\(pods)/web").status == 404)
    }

    @Test func `a finalizer keeps a stopped pod`() {
        make("web")
        cluster.ask(
            "PATCH",
            "\(pods)/web",
            ["metadata": ["finalizers": ["example.com/hold"]]],
            type: "application/merge-patch+json"
        )
        cluster.ask("DELETE", "\(pods)/web")
        cluster.advance(by: .seconds(60))
        #expect(pod("web")["metadata", "deletionGracePeriodSeconds"] == 0)
        #expect(container("web")[path: "state", "terminated", "exitCode"] == 0)
        cluster.ask("PATCH", "\(pods)/web", ["metadata": ["finalizers": nil]], type: "application/merge-patch+json")
        #expect(cluster.ask("GET", "\(pods)/web").status == 404)
    }

    @Test func `a readiness gate holds a pod whose containers are ready`() {
        let type = "cloud.tencent.com/load-balancer-backendgroup-ready"
        make("web", spec: ["readinessGates": [["conditionType": .string(type)]]])
        cluster.advance(by: .seconds(1))
        #expect(condition("ContainersReady", of: "web")?["status"] == "True")
        #expect(condition("Ready", of: "web")?["reason"] == "ReadinessGatesNotReady")
        #expect(
            condition("Ready", of: "web")?["message"]
                == .string(#"corresponding condition of pod readiness gate "\#(type)" does not exist."#)
        )
        var opened = pod("web")
        let conditions = opened["status", "conditions"]?.array ?? []
        opened["status", "conditions"] = .array(conditions + [["type": .string(type), "status": "True"]])
        cluster.ask("PUT", "\(pods)/web/status", opened.json)
        cluster.settle()
        #expect(condition("Ready", of: "web")?["status"] == "True")
        #expect(condition(type, of: "web")?["status"] == "True")
    }

    @Test func `init containers run before the others and sidecars beside them`() {
        make(
            "web",
            spec: [
                "initContainers": [
                    ["name": "prepare", "image": "busybox"],
                    ["name": "proxy", "image": "envoy", "restartPolicy": "Always"],
                ]
            ]
        )
        cluster.advance(by: .seconds(1))
        let statuses = pod("web")["status", "initContainerStatuses"]
        #expect(statuses?[0]?[path: "state", "terminated", "reason"] == "Completed")
        #expect(statuses?[0]?["ready"] == true)
        #expect(statuses?[1]?[path: "state", "running"] != nil)
        #expect(condition("Initialized", of: "web")?["status"] == "True")
        #expect(condition("Ready", of: "web")?["status"] == "True")
    }

    @Test func `a new image in place starts the container again`() {
        make("web")
        cluster.advance(by: .seconds(5))
        let change: JSON = ["spec": ["containers": [["name": "web", "image": "nginx:1.28"]]]]
        cluster.ask("PATCH", "\(pods)/web", change, type: "application/strategic-merge-patch+json")
        cluster.settle()
        #expect(container("web")["restartCount"] == 1)
        #expect(container("web")["image"] == "docker.io/library/nginx:1.28")
        #expect(condition("Ready", of: "web")?["status"] == "False")
        #expect(
            events("web").contains { $0["message"] == "Container web definition changed, will be restarted" }
        )
    }

    @Test func `a pod is in the default security group unless it names others`() throws {
        make("web")
        make("own", annotations: ["eks.tke.cloud.tencent.com/security-group-id": "sg-1,sg-2"])
        let groups = try cluster.cloud.vpc("DescribeSecurityGroups", [:])["SecurityGroupSet"]?.array ?? []
        let group = groups.first { $0["IsDefault"] == true }?["SecurityGroupId"]
        #expect(group != nil)
        #expect(pod("web")["metadata", "annotations", "clbsim.io/security-groups"] == group)
        #expect(pod("own")["metadata", "annotations", "clbsim.io/security-groups"] == "sg-1,sg-2")
    }

    @Test func `an annotation that cannot be read is told of`() {
        make("web", annotations: ["clbsim.io/ready-delay": "soon"])
        #expect(
            events("web").contains {
                $0["reason"] == "InvalidAnnotation"
                    && $0["message"]
                        == #"annotation clbsim.io/ready-delay: "soon" is not a duration like 500ms, 5s or 1m30s"#
            }
        )
    }

    @Test func `a cordoned node takes no pods`() {
        let node = "/api/v1/nodes/eklet-\(cluster.podSubnet)"
        cluster.ask("PATCH", node, ["spec": ["unschedulable": true]], type: "application/merge-patch+json")
        make("web")
        #expect(condition("PodScheduled", of: "web")?["status"] == "False")
        cluster.ask("PATCH", node, ["spec": ["unschedulable": nil]], type: "application/merge-patch+json")
        cluster.settle()
        #expect(condition("PodScheduled", of: "web")?["status"] == "True")
    }
}
