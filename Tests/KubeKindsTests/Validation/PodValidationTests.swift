import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct PodValidationTests {
    private func pod(_ container: JSON, _ spec: JSON = [:]) -> KubeObject {
        var json = spec
        var first: JSON = ["name": "web", "image": "nginx"]
        for member in container.object?.members ?? [] { first[path: member.name] = member.value }
        json[path: "containers"] = [first]
        return .made("v1", "Pod", json)
    }

    @Test func `a pod needs containers, and they need names and images`() {
        #expect(KubeObject.made("v1", "Pod", [:]).faults == ["spec.containers: Required value"])
        #expect(
            KubeObject.made("v1", "Pod", ["containers": [[:]]]).faults == [
                "spec.containers[0].name: Required value", "spec.containers[0].image: Required value",
            ]
        )
        #expect(
            KubeObject.made("v1", "Pod", ["containers": [["name": "a", "image": "b"], ["name": "a", "image": "b"]]])
                .faults == ["spec.containers[1].name: Duplicate value: \"a\""]
        )
    }

    @Test(
        arguments: [
            (
                ["resources": ["limits": ["cpu": "1"], "requests": ["cpu": "2"]]],
                "resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1"
            ),
            (["volumeMounts": [["name": "x", "mountPath": "/x"]]], "volumeMounts[0].name: Not found: \"x\""),
            (["ports": [["protocol": "TCP"]]], "ports[0].containerPort: Required value"),
            (["readinessProbe": [:]], "readinessProbe: Required value: must specify a handler type"),
            (
                ["livenessProbe": ["tcpSocket": ["port": 80], "successThreshold": 2]],
                "livenessProbe.successThreshold: Invalid value: 2: must be 1"
            ),
            (
                ["env": [["name": "A", "value": "b", "valueFrom": ["secretKeyRef": ["name": "s", "key": "k"]]]]],
                "env[0].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty"
            ),
            (
                ["imagePullPolicy": "Sometimes"],
                "imagePullPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"IfNotPresent\", "
                    + "\"Never\""
            ),
        ] as [(JSON, String)]
    )
    func `what a container may not be`(container: JSON, fault: String) {
        #expect(pod(container).faults == ["spec.containers[0].\(fault)"])
    }

    @Test(
        arguments: [
            (
                ["restartPolicy": "Sometimes"],
                "spec.restartPolicy: Unsupported value: \"Sometimes\": supported values: \"Always\", \"OnFailure\", "
                    + "\"Never\""
            ),
            (
                ["volumes": [["name": "a", "emptyDir": [:], "hostPath": ["path": "/"]]]],
                "spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type"
            ),
            (["volumes": [["name": "a"], ["name": "a"]]], "spec.volumes[1].name: Duplicate value: \"a\""),
            (
                ["initContainers": [["name": "web", "image": "b"]]],
                "spec.initContainers[0].name: Duplicate value: \"web\""
            ),
        ] as [(JSON, String)]
    )
    func `what a pod may not be`(spec: JSON, fault: String) {
        #expect(pod([:], spec).faults == [fault])
    }

    @Test func `a pod may get another image and bear more`() {
        let old = pod([:])
        var new = pod(["image": "nginx:2", "imagePullPolicy": "Always"])
        new["spec", "tolerations"] = .array((old["spec", "tolerations"]?.array ?? []) + [["operator": "Exists"]])

        #expect(new.faults(from: old) == [])
    }

    @Test func `a pod may not get another command or more containers`() {
        let old = pod([:])
        let faults = pod(["command": ["sh"]]).faults(from: old)
        var wider = old
        wider["spec", "containers"] = .array((old["spec", "containers"]?.array ?? []) + [["name": "b", "image": "b"]])

        #expect(faults.count == 1)
        #expect(
            faults.first?.hasPrefix("spec: Forbidden: pod updates may not change fields other than `spec.c") == true
        )
        #expect(faults.first?.hasSuffix("\n+ \tspec.containers[0].command: [\"sh\"]\n") == true)
        #expect(
            wider.faults(from: old) == ["spec.containers: Forbidden: pod updates may not add or remove containers"]
        )
    }
}
