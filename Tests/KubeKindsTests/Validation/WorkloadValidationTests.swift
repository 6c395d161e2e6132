import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct WorkloadValidationTests {
    private func spec(_ changes: JSON = [:]) -> JSON {
        var spec: JSON = [
            "selector": ["matchLabels": ["app": "web"]],
            "template": [
                "metadata": ["labels": ["app": "web"]], "spec": ["containers": [["name": "web", "image": "nginx"]]],
            ],
        ]
        for member in changes.object?.members ?? [] { spec[path: member.name] = member.value }
        return spec
    }

    private func deployment(_ changes: JSON = [:]) -> KubeObject { .made("apps/v1", "Deployment", spec(changes)) }

    @Test(arguments: ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"])
    func `a workload that selects what it makes is fine`(kind: String) {
        let workload = KubeObject.made("apps/v1", kind, spec())

        #expect(workload.faults == [])
        #expect(workload.faults(from: workload) == [])
    }

    @Test func `the selector is needed and must match`() {
        let mismatch = "`selector` does not match template `labels`"

        #expect(
            deployment(["selector": nil]).faults == [
                "spec.selector: Required value",
                "spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"web\"}: \(mismatch)",
            ]
        )
        #expect(
            deployment(["selector": ["matchLabels": ["app": "api"]]]).faults == [
                "spec.template.metadata.labels: Invalid value: map[string]string{\"app\":\"web\"}: \(mismatch)"
            ]
        )
    }

    @Test func `the selector stays`() {
        let labels: JSON = ["app": "web", "tier": "front"]
        let new = deployment([
            "selector": ["matchLabels": labels],
            "template": ["metadata": ["labels": labels], "spec": ["containers": [["name": "web", "image": "nginx"]]]],
        ])

        #expect(
            new.faults(from: deployment()) == [
                "spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{\"app\":\"web\", "
                    + "\"tier\":\"front\"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable"
            ]
        )
    }

    @Test(
        arguments: [
            (["replicas": -1], "spec.replicas: Invalid value: -1: must be greater than or equal to 0"),
            (
                ["strategy": ["rollingUpdate": ["maxSurge": 0, "maxUnavailable": "0%"]]],
                "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0%: may not be 0 when `maxSurge` is 0"
            ),
            (
                ["strategy": ["type": "Recreate", "rollingUpdate": [:]]],
                "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"
            ),
            (
                ["strategy": ["type": "Blue"]],
                "spec.strategy.type: Unsupported value: \"Blue\": supported values: \"Recreate\", \"RollingUpdate\""
            ),
            (
                ["progressDeadlineSeconds": 10, "minReadySeconds": 10],
                "spec.progressDeadlineSeconds: Invalid value: 10: must be greater than minReadySeconds"
            ),
        ] as [(JSON, String)]
    )
    func `what a deployment may not be`(changes: JSON, fault: String) {
        #expect(deployment(changes).faults == [fault])
    }

    @Test func `a template's pods always restart`() {
        let template: JSON = [
            "metadata": ["labels": ["app": "web"]],
            "spec": ["restartPolicy": "Never", "containers": [["name": "web", "image": "nginx"]]],
        ]

        #expect(
            deployment(["template": template]).faults == [
                "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\""
            ]
        )
    }

    @Test func `a stateful set changes only in part`() {
        let old = KubeObject.made("apps/v1", "StatefulSet", spec())
        let bigger = KubeObject.made("apps/v1", "StatefulSet", spec(["replicas": 3]))
        let renamed = KubeObject.made("apps/v1", "StatefulSet", spec(["serviceName": "other"]))

        #expect(bigger.faults(from: old) == [])
        #expect(
            renamed.faults(from: old) == [
                "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                    + "'updateStrategy', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden"
            ]
        )
    }
}
