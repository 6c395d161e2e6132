import Testing

/// Manifests of kind `List` and what else kubectl does with the older document of schemas, which it reads as protobuf.
@Suite(.serialized)
struct KubectlListTests {
    private static let list = """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: ConfigMap
          metadata: {name: settings}
          data: {colour: blue}
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec:
            replicas: 0
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec: {containers: [{name: web, image: nginx}]}
        """

    private static let mistaken = """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: ConfigMap
          metadata: {name: mistaken}
          colour: blue
        """

    @Test(arguments: Kubectl.Line.allCases)
    func `a list is applied, applied again, deleted and created`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            let file = try kubectl.manifest(Self.list)
            let made = "configmap/settings created\ndeployment.apps/web created"
            #expect(try await kubectl("apply", "-f", file) == made)
            #expect(
                try await kubectl("apply", "-f", file)
                    == "configmap/settings unchanged\ndeployment.apps/web unchanged"
            )
            try await kubectl("delete", "-f", file)
            #expect(try await kubectl("create", "-f", file) == made)
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `an unknown field of an object in a list is refused before anything is sent`(
        line: Kubectl.Line
    ) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            let file = try kubectl.manifest(Self.mistaken)
            let reason =
                "error validating data: ValidationError(ConfigMap): unknown field \"colour\" in "
                + "io.k8s.api.core.v1.ConfigMap; if you choose to ignore these errors, turn validation off with "
                + "--validate=false"
            for verb in ["apply", "create"] {
                #expect(try await kubectl.refused(verb, "-f", file) == "error: error validating \"\(file)\": \(reason)")
            }
            #expect(try await kubectl("get", "configmap", "mistaken", "--ignore-not-found") == "")
            #expect(try await kubectl("apply", "--validate=false", "-f", file) == "configmap/mistaken created")
        }
    }

    @Test(arguments: Kubectl.Line.allCases)
    func `fields are explained from either document`(line: Kubectl.Line) async throws {
        try await RunningSimulator.with { simulator in
            let kubectl = try Kubectl(line, simulator)
            for form in ["plaintext", "plaintext-openapiv2"] {
                let text = try await kubectl("explain", "--output", form, "deployment.spec.replicas")
                #expect(text.contains("replicas <integer>"), "\(form)")
            }
        }
    }
}
