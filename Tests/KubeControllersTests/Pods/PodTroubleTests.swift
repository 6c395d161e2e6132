import CloudWire
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// Pods whose images cannot be had, and pods whose probes fail.
struct PodTroubleTests {
    private let cluster: TestCluster
    private let core = "/api/v1/namespaces/default"

    init() throws { cluster = try TestCluster(controllers: BuiltInControllers.all) }

    private func make(image: String = "nginx", behaviour: String? = nil, container extra: JSON = [:], spec: JSON = [:])
    {
        var container: JSON = ["name": "web", "image": .string(image)]
        for member in extra.object?.members ?? [] { container[path: member.name] = member.value }
        var pod: JSON = ["kind": "Pod", "apiVersion": "v1", "metadata": ["name": "web"], "spec": spec]
        pod[path: "spec", "containers"] = [container]
        pod[path: "metadata", "annotations"] = behaviour.map { ["clbsim.io/behaviour": .string($0)] }
        #expect(cluster.ask("POST", "\(core)/pods", pod).status == 201)
        cluster.settle()
    }

    private var pod: KubeObject { KubeObject(cluster.ask("GET", "\(core)/pods/web").json) }
    private var waiting: JSON? { pod["status", "containerStatuses"]?[0]?[path: "state", "waiting"] }

    private func count(_ message: String) -> Int64? {
        let events = cluster.ask("GET", "\(core)/events").json["items"]?.array ?? []
        return events.first { $0["message"]?.string == message }?["count"]?.int
    }

    // MARK: Images

    @Test(
        arguments: [
            ("nginx:::", "invalid reference format"), ("a//b", "invalid reference format"),
            ("nginx:", "invalid reference format"), ("a..b", "invalid reference format"),
            ("nginx@sha256:12", "invalid reference format"), ("-x.io/web", "invalid reference format"),
            ("Nginx", "invalid reference format: repository name (library/Nginx) must be lowercase"),
        ]
    )
    func `an image name that is none is refused for ever`(image: String, fault: String) {
        make(image: image)
        cluster.advance(by: .seconds(120))
        let why = #"Failed to apply default image tag "\#(image)": couldn't parse image name "\#(image)": \#(fault)"#
        #expect(pod["status", "phase"] == "Pending")
        #expect(waiting?["reason"] == "InvalidImageName")
        #expect(waiting?["message"]?.string == why)
        #expect(count(why) == 1)
        #expect(count("Error: InvalidImageName") == 1)
        #expect(count(#"Pulling image "\#(image)""#) == nil)
    }

    @Test(
        arguments: [
            "nginx", "library/nginx:1.27", "localhost/web", "ccr.ccs.tencentyun.com:443/team/a-b__c.d:v1.2_3",
            "Registry/web", "web@sha256:0123456789abcdef0123456789abcdef",
        ]
    )
    func `other names are pulled`(image: String) {
        make(image: image)
        #expect(pod["status", "phase"] == "Running")
    }

    @Test func `an image that cannot be pulled is tried again ever later`() {
        make(behaviour: "image-pull-error")
        let name = "docker.io/library/nginx:latest"
        let why =
            "rpc error: code = NotFound desc = failed to pull and unpack image \"\(name)\": failed to resolve "
            + "reference \"\(name)\": \(name): not found"
        let failure = "Failed to pull image \"nginx\": \(why)"
        #expect(waiting?["reason"] == "ErrImagePull")
        #expect(waiting?["message"]?.string == why)
        cluster.advance(by: .seconds(3))
        #expect(waiting?["reason"] == "ImagePullBackOff")
        #expect(waiting?["message"]?.string == "Back-off pulling image \"nginx\": ErrImagePull: \(why)")
        #expect(count("Back-off pulling image \"nginx\"") == 1)
        #expect(count(failure) == 1)

        cluster.advance(by: .seconds(7))
        #expect(count(failure) == 2)
        #expect(waiting?["reason"] == "ErrImagePull")
        cluster.advance(by: .seconds(20))
        #expect(count(failure) == 3)
        #expect(count("Pulling image \"nginx\"") == 3)
        #expect(pod["status", "phase"] == "Pending")

        let change: JSON = ["metadata": ["annotations": ["clbsim.io/behaviour": nil]]]
        cluster.ask("PATCH", "\(core)/pods/web", change, type: "application/merge-patch+json")
        cluster.advance(by: .seconds(1))
        #expect(pod["status", "phase"] == "Running")
    }

    @Test func `an init container without image holds those after it`() {
        let names = ["first", "second"].map { name -> JSON in
            ["name": .string(name), "image": name == "first" ? "Bad" : "nginx"]
        }
        make(spec: ["initContainers": .array(names)])
        let reasons = (pod["status", "initContainerStatuses"]?.array ?? []).map {
            $0[path: "state", "waiting", "reason"]
        }
        #expect(reasons == ["InvalidImageName", "PodInitializing"])
        #expect(waiting?["reason"] == "PodInitializing")
    }

    @Test func `a running container whose image becomes none waits and remembers its end`() {
        make()
        cluster.advance(by: .seconds(1))
        let change: JSON = ["spec": ["containers": [["name": "web", "image": "Bad"]]]]
        cluster.ask("PATCH", "\(core)/pods/web", change, type: "application/strategic-merge-patch+json")
        cluster.advance(by: .seconds(30))
        #expect(waiting?["reason"] == "InvalidImageName")
        let last = pod["status", "containerStatuses"]?[0]?[path: "lastState", "terminated", "exitCode"]
        #expect(last == 0)
        #expect(pod["status", "phase"] == "Running")
    }

    // MARK: Probes

    @Test func `a probe that fails is told of once, and counted`() {
        let probe: JSON = ["httpGet": ["port": 80], "initialDelaySeconds": 5, "periodSeconds": 10]
        make(behaviour: "never-ready", container: ["readinessProbe": probe])
        let failure = "Readiness probe failed: HTTP probe failed with statuscode: 503"
        cluster.advance(by: .seconds(4))
        #expect(count(failure) == nil)
        cluster.advance(by: .seconds(1))
        #expect(count(failure) == 1)
        cluster.advance(by: .seconds(20))
        #expect(count(failure) == 3)
        // A recorder holds back what comes too often.
        cluster.advance(by: .seconds(3600))
        #expect(count(failure) == 36)
    }

    @Test(
        arguments: [
            (#"{"tcpSocket":{"port":"http"}}"#, "dial tcp 10.0.1.2:8080: connect: connection refused"),
            (
                #"{"grpc":{"port":9090}}"#,
                #"timeout: failed to connect service "10.0.1.2:9090" within 1s: context deadline exceeded"#
            ),
            (#"{"exec":{"command":["false"]}}"#, ""),
        ]
    )
    func `each kind of probe fails in its own words`(probe: String, answer: String) throws {
        let probe = try JSONParser.parse(Array(probe.utf8))
        let ports: JSON = [["name": "http", "containerPort": 8080]]
        make(behaviour: "never-ready", container: ["readinessProbe": probe, "ports": ports])
        cluster.advance(by: .seconds(1))
        #expect(count("Readiness probe failed: \(answer)") == 1)
    }

    @Test func `without a probe nothing is told`() {
        make(behaviour: "never-ready")
        cluster.advance(by: .seconds(60))
        let events = cluster.ask("GET", "\(core)/events").json["items"]?.array ?? []
        #expect(!events.contains { $0["reason"] == "Unhealthy" })
    }
}
