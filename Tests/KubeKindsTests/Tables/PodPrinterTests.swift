import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct PodPrinterTests {
    private func cells(_ spec: JSON, _ status: JSON, metadata: JSON = [:]) -> [JSON] {
        var meta: JSON = ["name": "web", "creationTimestamp": TableTests.made]
        for member in metadata.object?.members ?? [] { meta[path: member.name] = member.value }
        let pod = KubeObject(["apiVersion": "v1", "kind": "Pod", "metadata": meta, "spec": spec, "status": status])
        return Array(Table.cells(pod, now: TableTests.now).prefix(4))
    }

    private let one: JSON = ["containers": [["name": "a"]]]
    private let two: JSON = ["containers": [["name": "a"], ["name": "b"]]]
    private let running: JSON = ["name": "a", "ready": true, "restartCount": 0, "state": ["running": [:]]]

    private func container(_ state: JSON, restarts: JSON = 0) -> JSON {
        ["name": "a", "ready": false, "restartCount": restarts, "state": state]
    }

    @Test func `a pod that runs`() {
        #expect(cells(one, ["phase": "Running", "containerStatuses": [running]]) == ["web", "1/1", "Running", "0"])
    }

    @Test func `a pod that waits for a node`() {
        #expect(cells(one, ["phase": "Pending"]) == ["web", "0/1", "Pending", "0"])
    }

    @Test(
        arguments: [
            (["waiting": ["reason": "CrashLoopBackOff"]], "CrashLoopBackOff"),
            (["waiting": ["reason": "ImagePullBackOff"]], "ImagePullBackOff"),
            (["terminated": ["reason": "Completed", "exitCode": 0]], "Completed"),
            (["terminated": ["reason": "Error", "exitCode": 1]], "Error"),
            (["terminated": ["exitCode": 3]], "ExitCode:3"),
            (["terminated": ["signal": 9, "exitCode": 137]], "Signal:9"),
        ] as [(JSON, String)]
    )
    func `a container's trouble is the pod's`(state: JSON, shown: String) {
        let status: JSON = ["phase": "Running", "containerStatuses": [container(state)]]
        #expect(cells(one, status) == ["web", "0/1", .string(shown), "0"])
    }

    @Test func `restarts say when the last was`() {
        var status = container(["waiting": ["reason": "CrashLoopBackOff"]], restarts: 4)
        status[path: "lastState", "terminated", "finishedAt"] = "2026-01-01T23:58:00Z"

        #expect(
            cells(one, ["phase": "Running", "containerStatuses": [status]]) == [
                "web", "0/1", "CrashLoopBackOff", "4 (2m ago)",
            ]
        )
    }

    @Test func `a pod of which a part is done runs on`() {
        let done = container(["terminated": ["reason": "Completed", "exitCode": 0]])
        let status: JSON = ["phase": "Running", "containerStatuses": [done, running]]
        var ready = status
        ready[path: "conditions"] = [["type": "Ready", "status": "True"]]

        #expect(cells(two, status) == ["web", "1/2", "NotReady", "0"])
        #expect(cells(two, ready) == ["web", "1/2", "Running", "0"])
    }

    @Test func `containers that run first hold up the rest`() {
        let spec: JSON = ["initContainers": [["name": "i"], ["name": "j"]], "containers": [["name": "a"]]]
        let done: JSON = ["name": "i", "state": ["terminated": ["exitCode": 0]]]
        func shown(_ state: JSON) -> JSON {
            cells(spec, ["phase": "Pending", "initContainerStatuses": [done, ["name": "j", "state": state]]])[2]
        }

        #expect(shown(["running": [:]]) == "Init:1/2")
        #expect(shown(["waiting": ["reason": "PodInitializing"]]) == "Init:1/2")
        #expect(shown(["waiting": ["reason": "CrashLoopBackOff"]]) == "Init:CrashLoopBackOff")
        #expect(shown(["terminated": ["exitCode": 2]]) == "Init:ExitCode:2")
        #expect(shown(["terminated": ["exitCode": 1, "reason": "Error"]]) == "Init:Error")
    }

    @Test func `a sidecar counts as a container`() {
        let spec: JSON = [
            "initContainers": [["name": "s", "restartPolicy": "Always"]], "containers": [["name": "a"]],
        ]
        let sidecar: JSON = [
            "name": "s", "ready": true, "started": true, "restartCount": 2, "state": ["running": [:]],
        ]
        let status: JSON = [
            "phase": "Running", "initContainerStatuses": [sidecar], "containerStatuses": [running],
        ]

        #expect(cells(spec, status) == ["web", "2/2", "Running", "2"])
    }

    @Test func `a pod on its way out says so, unless it is done`() {
        let leaving: JSON = ["deletionTimestamp": "2026-01-02T00:00:00Z"]

        #expect(
            cells(one, ["phase": "Running", "containerStatuses": [running]], metadata: leaving)[2] == "Terminating"
        )
        #expect(cells(one, ["phase": "Succeeded"], metadata: leaving)[2] == "Succeeded")
        #expect(cells(one, ["phase": "Failed", "reason": "Evicted"])[2] == "Evicted")
    }

    @Test func `the wide columns say where`() {
        let pod = KubeObject([
            "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web", "creationTimestamp": TableTests.made],
            "spec": ["nodeName": "n", "readinessGates": [["conditionType": "x/y"]]],
            "status": ["phase": "Running", "podIP": "10.0.0.1", "conditions": [["type": "x/y", "status": "True"]]],
        ])

        #expect(Table.cells(pod, now: TableTests.now).dropFirst(4) == ["24h", "10.0.0.1", "n", "<none>", "1/1"])
        #expect(
            Table.columns(for: GroupVersionKind(group: "", version: "v1", kind: "Pod")).filter { $0.priority == 1 }
                .map(\.name) == ["IP", "Node", "Nominated Node", "Readiness Gates"]
        )
    }

    @Test func `a pod that is done is marked`() {
        let pod = KubeObject(["apiVersion": "v1", "kind": "Pod", "status": ["phase": "Succeeded"]])
        let kind = GroupVersionKind(group: "", version: "v1", kind: "Pod")
        let row = Table(of: kind).json(pod, include: .none, now: 0)["rows"]?[0]

        #expect(row?["conditions"]?[0]?["type"] == "Completed")
    }
}
