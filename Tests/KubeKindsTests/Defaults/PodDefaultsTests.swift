import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct PodDefaultsTests {
    private func defaulted(_ spec: JSON) -> JSON {
        var pod = KubeObject(["apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web"], "spec": spec])
        Defaults.apply(to: &pod)
        return pod["spec"] ?? .null
    }

    @Test func `a pod of one container is filled in`() {
        let spec = defaulted(["containers": [["name": "web", "image": "nginx:1.27"]]])

        #expect(spec["restartPolicy"] == "Always")
        #expect(spec["dnsPolicy"] == "ClusterFirst")
        #expect(spec["schedulerName"] == "default-scheduler")
        #expect(spec["terminationGracePeriodSeconds"] == 30)
        #expect(spec["securityContext"] == [:])
        #expect(spec["enableServiceLinks"] == true)
        #expect(spec["serviceAccountName"] == "default")
        #expect(spec["serviceAccount"] == "default")
        #expect(
            spec["containers"]?[0]?.isSame(as: [
                "name": "web", "image": "nginx:1.27", "imagePullPolicy": "IfNotPresent", "resources": [:],
                "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
            ]) == true
        )
    }

    @Test(arguments: [
        ("nginx", "Always"), ("nginx:latest", "Always"), ("nginx:1", "IfNotPresent"),
        ("localhost:5000/nginx", "Always"), ("localhost:5000/nginx:2", "IfNotPresent"),
        ("nginx@sha256:abc", "IfNotPresent"),
    ])
    func `only the latest image is always pulled`(image: String, policy: String) {
        let spec = defaulted(["containers": [["name": "web", "image": .string(image)]]])
        #expect(spec["containers"]?[0]?["imagePullPolicy"] == .string(policy))
    }

    @Test func `probes, ports and fields of the environment are filled in`() {
        let container =
            defaulted([
                "containers": [
                    [
                        "name": "web", "ports": [["containerPort": 80]],
                        "readinessProbe": ["httpGet": ["port": 80], "timeoutSeconds": 0],
                        "env": [["name": "IP", "valueFrom": ["fieldRef": ["fieldPath": "status.podIP"]]]],
                    ]
                ]
            ])["containers"]?[0] ?? .null

        #expect(container["ports"] == [["containerPort": 80, "protocol": "TCP"]])
        #expect(container["env"]?[0]?[path: "valueFrom", "fieldRef", "apiVersion"] == "v1")
        #expect(
            container["readinessProbe"]?.isSame(as: [
                "httpGet": ["port": 80, "path": "/", "scheme": "HTTP"], "timeoutSeconds": 1, "periodSeconds": 10,
                "successThreshold": 1, "failureThreshold": 3,
            ]) == true
        )
    }

    @Test func `a limit is a request where none is made`() {
        let resources =
            defaulted([
                "containers": [
                    [
                        "name": "a",
                        "resources": ["limits": ["cpu": "1", "memory": "1Gi"], "requests": ["cpu": "500m"]],
                    ]
                ]
            ])["containers"]?[0]?["resources"]

        #expect(resources?["requests"] == ["cpu": "500m", "memory": "1Gi"])
    }

    @Test func `volumes have the mode of readable files, and an unsaid source is an empty folder`() {
        let volumes = defaulted([
            "volumes": [
                ["name": "a"], ["name": "b", "configMap": ["name": "c"]], ["name": "d", "hostPath": ["path": "/"]],
            ]
        ])["volumes"]

        #expect(volumes?[0]?["emptyDir"] == [:])
        #expect(volumes?[1]?[path: "configMap", "defaultMode"] == 420)
        #expect(volumes?[2]?[path: "hostPath", "type"] == "")
    }

    @Test func `a pod bears a node that is away for five minutes, unless it says otherwise`() {
        let tolerations =
            defaulted([
                "tolerations": [["key": "node.kubernetes.io/not-ready", "operator": "Exists", "effect": "NoExecute"]]
            ])["tolerations"]?.array ?? []

        #expect(tolerations.count == 2)
        #expect(tolerations.last?["key"] == "node.kubernetes.io/unreachable")
        #expect(tolerations.last?["tolerationSeconds"] == 300)
        #expect(defaulted(["tolerations": [["operator": "Exists"]]])["tolerations"]?.array?.count == 1)
    }

    @Test(
        arguments: [
            ([:], "BestEffort"),
            (["requests": ["cpu": "1"]], "Burstable"),
            (
                ["limits": ["cpu": "1", "memory": "1Gi"], "requests": ["cpu": "1000m", "memory": "1024Mi"]],
                "Guaranteed"
            ),
        ] as [(JSON, String)]
    )
    func `the class of service follows what the containers ask for`(resources: JSON, expected: String) {
        let pod = KubeObject([
            "apiVersion": "v1", "kind": "Pod", "spec": ["containers": [["name": "a", "resources": resources]]],
        ])
        #expect(InitialStatus.of(pod) == ["phase": "Pending", "qosClass": .string(expected)])
    }
}
