import CloudWire
import Testing

/// kubectl on what controllers keep alive: rollouts, scaling, waiting, deletion.
@Suite(.serialized)
struct KubectlWorkloadTests {
    private static let deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers: [{name: web, image: "nginx:1.25", ports: [{containerPort: 80}]}]
        """

    @Test(arguments: Kubectl.Line.allCases)
    func `a deployment rolls out, rolls back, scales and restarts`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("apply", "-f", try kubectl.manifest(Self.deployment))
            #expect(
                try await kubectl("rollout", "status", "deploy/web", "--timeout=60s").hasSuffix(
                    "successfully rolled out"
                )
            )
            try await kubectl("set", "image", "deploy/web", "web=nginx:1.26")
            try await kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            let image = ["get", "deploy", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"]
            #expect(try await kubectl.run(image).output == "nginx:1.26")
            #expect(Kubectl.rows(try await kubectl("rollout", "history", "deploy/web")).count >= 2)

            try await kubectl("rollout", "undo", "deploy/web")
            try await kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            #expect(try await kubectl.run(image).output == "nginx:1.25")

            try await kubectl("scale", "deploy/web", "--replicas=3")
            try await kubectl("wait", "--for=jsonpath={.status.readyReplicas}=3", "deploy/web", "--timeout=60s")
            try await kubectl("rollout", "restart", "deploy/web")
            try await kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            try await kubectl("wait", "--for=condition=Available", "deploy/web", "--timeout=60s")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `pods have addresses of the subnet and a life to read about`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("run", "one", "--image=nginx", "--port=80")
            try await kubectl("wait", "--for=condition=Ready", "pod/one", "--timeout=60s")

            let row = try #require(Kubectl.rows(try await kubectl("get", "pod", "one", "-o", "wide")).first)
            #expect(Array(row.prefix(3)) == ["one", "1/1", "Running"])
            #expect(row.contains { $0.hasPrefix("eklet-subnet-") })
            let description = try await kubectl("describe", "pod", "one")
            for word in ["Scheduled", "Pulled", "Created", "Started"] { #expect(description.contains(word)) }
            #expect(try await kubectl.refused("logs", "one").contains("no containers run here"))

            try await kubectl("expose", "pod", "one", "--port=80", "--name=one")
            let slices = try await kubectl(
                "get",
                "endpointslices",
                "-l",
                "kubernetes.io/service-name=one",
                "-o",
                "yaml"
            )
            #expect(slices.contains("ready: true"))
            try await kubectl("delete", "pod", "one", "--grace-period=1")
            #expect(try await kubectl.refused("get", "pod", "one").contains("not found"))
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `owners take their dependents along, or leave them`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            let file = try kubectl.manifest(Self.deployment)
            for cascade in ["background", "foreground"] {
                try await kubectl("apply", "-f", file)
                try await kubectl("rollout", "status", "deploy/web", "--timeout=60s")
                try await kubectl("delete", "deploy", "web", "--cascade=\(cascade)", "--timeout=60s")
                try await kubectl("wait", "--for=delete", "replicasets", "-l", "app=web", "--timeout=60s")
            }
            try await kubectl("apply", "-f", file)
            try await kubectl("rollout", "status", "deploy/web", "--timeout=60s")
            try await kubectl("delete", "deploy", "web", "--cascade=orphan", "--timeout=60s")
            #expect(try await kubectl("get", "rs", "-l", "app=web", "-o", "name").hasPrefix("replicaset.apps/web-"))
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `typed commands create what they name`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("create", "namespace", "shop")
            try await kubectl("create", "configmap", "settings", "--from-literal=colour=blue", "-n", "shop")
            try await kubectl("create", "secret", "generic", "word", "--from-literal=a=b", "-n", "shop")
            try await kubectl("create", "deployment", "web", "--image=nginx", "-n", "shop")
            try await kubectl("create", "service", "clusterip", "web", "--tcp=80", "-n", "shop")
            try await kubectl("create", "ingress", "web", "--rule=a.example.com/=web:80", "-n", "shop")

            #expect(
                try await kubectl("get", "cm", "settings", "-n", "shop", "-o", "jsonpath={.data}")
                    == #"{"colour":"blue"}"#
            )
            #expect(try await kubectl("get", "secret", "word", "-n", "shop", "-o", "jsonpath={.data.a}") == "Yg==")
            try await kubectl("rollout", "status", "deploy/web", "-n", "shop", "--timeout=60s")
            #expect(Kubectl.rows(try await kubectl("get", "all", "-n", "shop", "--no-headers=false")).count > 3)
            try await kubectl("delete", "namespace", "shop", "--timeout=90s")
            #expect(try await kubectl.refused("get", "namespace", "shop").contains("not found"))
        }
    }
}
