import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct WorkloadDefaultsTests {
    private func defaulted(_ apiVersion: JSON, _ kind: JSON, _ spec: JSON) -> JSON {
        var object = KubeObject(["apiVersion": apiVersion, "kind": kind, "spec": spec])
        Defaults.apply(to: &object)
        return object["spec"] ?? .null
    }

    @Test func `a deployment rolls a quarter at a time`() {
        let spec = defaulted("apps/v1", "Deployment", ["template": ["spec": ["containers": [["name": "a"]]]]])

        #expect(spec["replicas"] == 1)
        #expect(
            spec["strategy"] == [
                "type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": "25%", "maxSurge": "25%"],
            ]
        )
        #expect(spec["revisionHistoryLimit"] == 10)
        #expect(spec["progressDeadlineSeconds"] == 600)
        #expect(spec[path: "template", "metadata", "creationTimestamp"] == .null)
        #expect(spec[path: "template", "spec", "restartPolicy"] == "Always")
        #expect(spec[path: "template", "spec", "serviceAccountName"] == nil)
        #expect(spec[path: "template", "spec", "enableServiceLinks"] == nil)
    }

    @Test func `a deployment that recreates or has no replicas keeps saying so`() {
        let spec = defaulted("apps/v1", "Deployment", ["replicas": 0, "strategy": ["type": "Recreate"]])

        #expect(spec["replicas"] == 0)
        #expect(spec["strategy"] == ["type": "Recreate"])
    }

    @Test func `a stateful set goes in order and keeps its claims`() {
        let spec = defaulted("apps/v1", "StatefulSet", ["volumeClaimTemplates": [["metadata": ["name": "data"]]]])

        #expect(spec["podManagementPolicy"] == "OrderedReady")
        #expect(spec["updateStrategy"] == ["type": "RollingUpdate", "rollingUpdate": ["partition": 0]])
        #expect(spec["persistentVolumeClaimRetentionPolicy"] == ["whenDeleted": "Retain", "whenScaled": "Retain"])
        #expect(spec["volumeClaimTemplates"]?[0]?["kind"] == "PersistentVolumeClaim")
        #expect(spec["volumeClaimTemplates"]?[0]?[path: "spec", "volumeMode"] == "Filesystem")
    }

    @Test func `a daemon set replaces one pod at a time`() {
        let spec = defaulted("apps/v1", "DaemonSet", [:])
        #expect(
            spec["updateStrategy"] == ["type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": 1, "maxSurge": 0]]
        )
    }
}
