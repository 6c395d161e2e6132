import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct EventValidationTests {
    private func faults(_ apiVersion: String, _ members: JSON, namespace: JSON = "shop") -> [String] {
        var json: JSON = [
            "apiVersion": .string(apiVersion), "kind": "Event", "metadata": ["name": "a", "namespace": namespace],
        ]
        for member in members.object?.members ?? [] { json[path: member.name] = member.value }
        return KubeObject.defaulted(json).faults
    }

    @Test func `an event stands where its object does`() {
        let mismatch = "does not match event.namespace"

        #expect(faults("v1", ["involvedObject": ["namespace": "shop"]]) == [])
        #expect(faults("v1", ["involvedObject": ["kind": "Node"]], namespace: "default") == [])
        #expect(
            faults("v1", ["involvedObject": ["namespace": "other"]]) == [
                "involvedObject.namespace: Invalid value: \"other\": \(mismatch)"
            ]
        )
        #expect(
            faults("v1", ["involvedObject": ["kind": "Node"]]) == [
                "involvedObject.namespace: Invalid value: \"\": \(mismatch)"
            ]
        )
    }

    @Test func `an event with its own time says who saw what`() {
        #expect(
            faults(
                "v1",
                [
                    "eventTime": "2026-01-01T00:00:00.000000Z", "involvedObject": ["namespace": "shop"],
                    "reportingComponent": "example.com/clb", "reason": "Synced",
                ]
            ) == ["reportingInstance: Required value", "action: Required value"]
        )
    }

    @Test func `the newer group is strict`() {
        let good: JSON = [
            "eventTime": "2026-01-01T00:00:00.000000Z", "regarding": ["namespace": "shop"], "action": "Sync",
            "reportingController": "example.com/clb", "reportingInstance": "clb-1", "reason": "Synced",
            "type": "Normal",
        ]
        var bad = good
        bad[path: "type"] = "Error"
        bad[path: "deprecatedCount"] = 2
        bad[path: "series"] = ["count": 1]

        #expect(faults("events.k8s.io/v1", good) == [])
        #expect(
            faults("events.k8s.io/v1", bad) == [
                "series.count: Invalid value: \"\": should be at least 2",
                "series.lastObservedTime: Required value",
                "type: Invalid value: \"\": has invalid value: Error",
                "count: Invalid value: \"\": needs to be unset",
            ]
        )
    }
}
