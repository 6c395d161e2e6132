import CloudWire
import Testing

/// kubectl as it is installed, of two lines, on the default cluster.
@Suite(.serialized)
struct KubectlTests {
    private static let manifest = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, labels: {app: web}}
        data: {colour: blue}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          type: LoadBalancer
          selector: {app: web}
          ports: [{port: 80, targetPort: 8080}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, annotations: {kubernetes.io/ingress.class: qcloud}}
        spec:
          rules:
          - host: web.example.com
            http:
              paths:
              - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
        """

    @Test(arguments: Kubectl.Line.allCases)
    func `a manifest is applied twice on either side, and the second time changes nothing`(
        line: Kubectl.Line
    ) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            let file = try kubectl.manifest(Self.manifest)

            #expect(
                try await kubectl("apply", "-f", file).split(separator: "\n").allSatisfy { $0.hasSuffix(" created") }
            )
            #expect(
                try await kubectl("apply", "-f", file).split(separator: "\n").allSatisfy { $0.hasSuffix(" unchanged") }
            )
            let revision = ["get", "configmap", "settings", "-o", "jsonpath={.metadata.resourceVersion}"]
            try await kubectl("apply", "--server-side", "-f", file)
            let first = try await kubectl.run(revision).output
            try await kubectl("apply", "--server-side", "-f", file)
            #expect(try await kubectl.run(revision).output == first)
            #expect(try await kubectl("diff", "-f", file) == "")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `objects are shown in every form`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("apply", "-f", try kubectl.manifest(Self.manifest))

            let services = Kubectl.rows(try await kubectl("get", "services"))
            #expect(services.map { Array($0.prefix(4)) }.contains(["web", "LoadBalancer", "<none>", "<pending>"]))
            let wide = Kubectl.rows(try await kubectl("get", "service", "web", "-o", "wide"))
            #expect(wide[0].last == "app=web")
            #expect(try await kubectl("get", "cm", "settings", "-o", "jsonpath={.data.colour}") == "blue")
            #expect(try await kubectl("get", "cm", "settings", "-o", "yaml").contains("colour: blue"))
            let json = try JSONParser.parse(Array(try await kubectl("get", "cm", "-o", "json").utf8))
            #expect(json["kind"] == "List")
            #expect(try await kubectl("get", "cm", "-l", "app=web", "-o", "name") == "configmap/settings")
            #expect(try await kubectl("get", "cm", "-l", "app in (db, web)", "-o", "name") == "configmap/settings")
            #expect(try await kubectl("get", "cm", "--field-selector", "metadata.name=no", "-o", "name") == "")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `every kind is described`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("apply", "-f", try kubectl.manifest(Self.manifest))
            try await kubectl("apply", "-f", try kubectl.manifest(Self.others))
            try await kubectl("rollout", "status", "statefulset/web", "--timeout=60s")

            for (kind, name) in [
                ("service", "web"), ("ingress", "web"), ("configmap", "settings"), ("namespace", "default"),
                ("crd", "tkeserviceconfigs.cloud.tencent.com"), ("secret", "word"), ("serviceaccount", "default"),
                ("lease", "leader"), ("ingressclass", "qcloud"), ("statefulset", "web"), ("endpoints", "web"),
                ("pod", "web-0"), ("tkeserviceconfig", "config"),
            ] {
                let text = try await kubectl("describe", kind, name)
                #expect(text.contains("Name:") && text.contains(name), "\(kind): \(text)")
            }
            for kind in ["nodes", "endpointslices", "controllerrevisions", "events"] {
                #expect(try await kubectl("describe", kind).contains("Name:"), "\(kind)")
            }
        }
    }

    private static let others = """
        apiVersion: v1
        kind: Secret
        metadata: {name: word}
        stringData: {a: b}
        ---
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: {name: leader}
        spec: {holderIdentity: me, leaseDurationSeconds: 15}
        ---
        apiVersion: networking.k8s.io/v1
        kind: IngressClass
        metadata: {name: qcloud}
        spec: {controller: cloud.tencent.com/clb}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: web}
        spec:
          serviceName: web
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: nginx}]}
        ---
        apiVersion: cloud.tencent.com/v1alpha1
        kind: TkeServiceConfig
        metadata: {name: config}
        spec: {loadBalancer: {l4Listeners: [{port: 80, protocol: TCP}]}}
        """

    @Test(arguments: Kubectl.Line.allCases)
    func `a watch shows each change as it happens`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("create", "configmap", "seen", "--from-literal=a=1")
            let watch = ["get", "configmaps", "--watch", "--output-watch-events"]
            let watched = try await kubectl.output(of: watch, until: "DELETED") {
                // Long enough for the watch to have begun somewhere in between.
                for step in 1...20 { try await kubectl("label", "configmap", "seen", "step=\(step)", "--overwrite") }
                try await kubectl("delete", "configmap", "seen")
            }
            let rows = Kubectl.rows(watched).filter { $0.count > 1 && $0[1] == "seen" }.map { $0[0] }
            #expect(rows.first == "ADDED" && rows.last == "DELETED", "\(rows)")
            #expect(rows.dropFirst().dropLast().allSatisfy { $0 == "MODIFIED" }, "\(rows)")
            #expect(rows.count > 3, "\(rows)")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `objects are changed by patches of three kinds, labels and annotations`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("apply", "-f", try kubectl.manifest(Self.manifest))
            let data = ["get", "cm", "settings", "-o", "jsonpath={.data}"]

            try await kubectl("patch", "cm", "settings", "-p", #"{"data":{"size":"big"}}"#)
            #expect(try await kubectl.run(data).output == #"{"colour":"blue","size":"big"}"#)
            try await kubectl("patch", "cm", "settings", "--type", "merge", "-p", #"{"data":{"colour":null}}"#)
            #expect(try await kubectl.run(data).output == #"{"size":"big"}"#)
            try await kubectl(
                "patch",
                "cm",
                "settings",
                "--type",
                "json",
                "-p",
                #"[{"op":"replace","path":"/data/size","value":"s"}]"#
            )
            #expect(try await kubectl.run(data).output == #"{"size":"s"}"#)

            try await kubectl("label", "cm", "settings", "tier=web")
            let refusal = try await kubectl.refused("label", "cm", "settings", "tier=other")
            #expect(refusal.contains("already has a value (web), and --overwrite is false"))
            try await kubectl("annotate", "cm", "settings", "note=a b")
            #expect(try await kubectl("get", "cm", "-l", "tier=web", "-o", "name") == "configmap/settings")
            #expect(try await kubectl("get", "cm", "settings", "-o", "jsonpath={.metadata.annotations.note}") == "a b")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `mistakes are refused in the server's words`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            func refused(_ manifest: String) async throws -> String {
                try await kubectl.refused("apply", "-f", try kubectl.manifest(manifest))
            }

            let unknown = try await refused(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, dataa: {b: c}}"
            )
            #expect(unknown.contains(#"strict decoding error: unknown field "dataa""#))
            let port = try await refused(
                "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 70000}]}}"
            )
            #expect(
                port.contains("spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive")
            )
            let nowhere = try await refused(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: nowhere}}"
            )
            #expect(nowhere.contains(#"namespaces "nowhere" not found"#))
            #expect(
                try await kubectl.refused("get", "pod", "missing")
                    == #"Error from server (NotFound): pods "missing" not found"#
            )
            #expect(
                try await kubectl.refused("get", "wombats").contains(
                    #"the server doesn't have a resource type "wombats""#
                )
            )
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `a client certificate opens the door as the token does, and nothing else does`(line: Kubectl.Line) async throws
    {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            let contexts = try await kubectl("config", "get-contexts", "-o", "name").split(separator: "\n").map(
                String.init
            )
            let certificate = try #require(contexts.first { $0.hasSuffix("-context-certificate") })

            #expect(try await kubectl("get", "namespaces", "--context", certificate).contains("kube-system"))
            let wrong = try await kubectl.refused("get", "namespaces", "--token", "wrong")
            #expect(
                wrong.contains("the server has asked for the client to provide credentials")
                    || wrong.contains("Unauthorized")
            )
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `the server explains itself`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)

            #expect(try await kubectl("version").contains("Server Version: v1.32.2-eks.1"))
            let resources = Kubectl.rows(try await kubectl("api-resources")).map { $0[0] }
            #expect(resources.contains("deployments") && resources.contains("tkeserviceconfigs"))
            #expect(try await kubectl("api-versions").contains("networking.k8s.io/v1"))
            #expect(try await kubectl("explain", "service.spec.ports").contains("targetPort\t<IntOrString>"))
            #expect(try await kubectl("explain", "tkeserviceconfig").contains("VERSION:    v1alpha1"))
            #expect(try await kubectl("auth", "can-i", "create", "pods") == "yes")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `an editor's changes are kept`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            try await kubectl("apply", "-f", try kubectl.manifest(Self.manifest))
            let editor = try kubectl.manifest("#!/bin/sh\nsed -i s/blue/green/ \"$1\"\n", name: "editor.sh")

            let outcome = try await kubectl.run(["edit", "configmap", "settings"], editor: "sh \(editor)")

            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try await kubectl("get", "cm", "settings", "-o", "jsonpath={.data.colour}") == "green")
        }
    }
}
