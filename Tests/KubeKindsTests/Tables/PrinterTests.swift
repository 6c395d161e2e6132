import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct PrinterTests {
    private func cells(_ apiVersion: JSON, _ kind: JSON, _ members: JSON) -> [JSON] {
        var json: JSON = [
            "apiVersion": apiVersion, "kind": kind,
            "metadata": ["name": "web", "namespace": "shop", "creationTimestamp": TableTests.made],
        ]
        for member in members.object?.members ?? [] { json[path: member.name] = member.value }
        return Table.cells(KubeObject(json), now: TableTests.now)
    }

    @Test(arguments: [
        ("", "Service", ["Name", "Type", "Cluster-IP", "External-IP", "Port(s)", "Age", "Selector"]),
        (
            "apps", "Deployment",
            ["Name", "Ready", "Up-to-date", "Available", "Age", "Containers", "Images", "Selector"]
        ),
        ("apps", "ReplicaSet", ["Name", "Desired", "Current", "Ready", "Age", "Containers", "Images", "Selector"]),
        ("apps", "StatefulSet", ["Name", "Ready", "Age", "Containers", "Images"]),
        ("networking.k8s.io", "Ingress", ["Name", "Class", "Hosts", "Address", "Ports", "Age"]),
        ("discovery.k8s.io", "EndpointSlice", ["Name", "AddressType", "Ports", "Endpoints", "Age"]),
        (
            "", "Event",
            [
                "Last Seen", "Type", "Reason", "Object", "Subobject", "Source", "Message", "First Seen", "Count",
                "Name",
            ]
        ),
        ("coordination.k8s.io", "Lease", ["Name", "Holder", "Age"]),
    ])
    func `a kind has the real server's columns`(group: String, kind: String, names: [String]) {
        let kind = GroupVersionKind(group: group, version: "v1", kind: kind)
        #expect(Table.columns(for: kind).map(\.name) == names)
    }

    @Test func `a service's addresses and ports`() {
        let ports: JSON = [["port": 80, "nodePort": 30080, "protocol": "TCP"], ["port": 53, "protocol": "UDP"]]
        let spec: JSON = [
            "type": "LoadBalancer", "clusterIP": "10.0.0.1", "ports": ports, "selector": ["b": "2", "a": "1"],
        ]
        let status: JSON = ["loadBalancer": ["ingress": [["ip": "192.0.2.1"]]]]

        #expect(
            cells("v1", "Service", ["spec": spec, "status": status]) == [
                "web", "LoadBalancer", "10.0.0.1", "192.0.2.1", "80:30080/TCP,53/UDP", "24h", "a=1,b=2",
            ]
        )
        #expect(cells("v1", "Service", ["spec": spec])[3] == "<pending>")
        #expect(
            cells("v1", "Service", ["spec": ["type": "ExternalName", "externalName": "example.com"]])
                == ["web", "ExternalName", "<none>", "example.com", "<none>", "24h", "<none>"]
        )
    }

    @Test func `a deployment's pods and containers`() {
        let spec: JSON = [
            "replicas": 3, "selector": ["matchLabels": ["app": "web"]],
            "template": ["spec": ["containers": [["name": "a", "image": "x:1"], ["name": "b", "image": "y"]]]],
        ]
        let status: JSON = ["readyReplicas": 2, "updatedReplicas": 3, "availableReplicas": 1]

        #expect(
            cells("apps/v1", "Deployment", ["spec": spec, "status": status])
                == ["web", "2/3", 3, 1, "24h", "a,b", "x:1,y", "app=web"]
        )
    }

    @Test func `an ingress's hosts and ports`() {
        let rules: JSON = [["host": "a"], ["host": "b"], ["host": "c"], ["host": "d"]]

        #expect(
            cells(
                "networking.k8s.io/v1",
                "Ingress",
                [
                    "spec": ["ingressClassName": "clb", "rules": rules, "tls": [[:]]],
                    "status": ["loadBalancer": ["ingress": [["ip": "192.0.2.1"]]]],
                ]
            ) == ["web", "clb", "a,b,c + 1 more...", "192.0.2.1", "80, 443", "24h"]
        )
        #expect(
            cells("networking.k8s.io/v1", "Ingress", ["spec": ["rules": [[:]]]])
                == ["web", "<none>", "*", "", "80", "24h"]
        )
    }

    @Test func `endpoints and slices show three of many`() {
        let addresses: JSON = [["ip": "10.0.0.1"], ["ip": "10.0.0.2"], ["ip": "10.0.0.3"], ["ip": "10.0.0.4"]]

        #expect(
            cells("v1", "Endpoints", ["subsets": [["addresses": addresses, "ports": [["port": 80]]]]])[1]
                == "10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 1 more..."
        )
        #expect(cells("v1", "Endpoints", [:])[1] == "<none>")
        #expect(
            cells(
                "discovery.k8s.io/v1",
                "EndpointSlice",
                ["addressType": "IPv4", "ports": [["port": 80]], "endpoints": [["addresses": ["10.0.0.1"]]]]
            ) == ["web", "IPv4", "80", "10.0.0.1", "24h"]
        )
    }

    @Test func `an event says what happened to what, and when`() {
        let event: JSON = [
            "lastTimestamp": "2026-01-01T23:59:00Z", "firstTimestamp": TableTests.made, "type": "Normal",
            "reason": "Synced", "involvedObject": ["kind": "Service", "name": "web"],
            "source": ["component": "clb"], "message": " done\n", "count": 3,
        ]

        #expect(
            cells("v1", "Event", event) == [
                "60s", "Normal", "Synced", "service/web", "", "clb", "done", "24h", 3, "web",
            ]
        )
    }

    @Test func `an event of the newer sort happened when it says`() {
        let event: JSON = [
            "eventTime": "2026-01-01T23:59:00.123456Z", "type": "Normal", "reason": "Synced",
            "regarding": ["kind": "Pod", "name": "web"], "reportingController": "c", "reportingInstance": "i",
            "note": "done",
        ]

        #expect(
            cells("events.k8s.io/v1", "Event", event) == [
                "60s", "Normal", "Synced", "pod/web", "", "c, i", "done", "60s", 1, "web",
            ]
        )
    }

    @Test func `a node's state, roles and addresses`() {
        let node = cells(
            "v1",
            "Node",
            [
                "metadata": ["name": "n", "labels": ["node-role.kubernetes.io/worker": ""]],
                "spec": ["unschedulable": true],
                "status": [
                    "conditions": [["type": "Ready", "status": "True"]], "nodeInfo": ["kubeletVersion": "v1.32.2"],
                    "addresses": [["type": "InternalIP", "address": "10.0.0.1"]],
                ],
            ]
        )

        #expect(
            node == [
                "n", "Ready,SchedulingDisabled", "worker", "<unknown>", "v1.32.2", "10.0.0.1", "<none>", "<unknown>",
                "<unknown>", "<unknown>",
            ]
        )
    }

    @Test func `a revision names whose state it keeps`() {
        let owner: JSON = ["apiVersion": "apps/v1", "kind": "StatefulSet", "name": "db", "controller": true]

        #expect(
            cells(
                "apps/v1",
                "ControllerRevision",
                ["metadata": ["name": "r", "ownerReferences": [owner]], "revision": 2]
            )
                == ["r", "statefulset.apps/db", 2, "<unknown>"]
        )
    }
}
