import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct TableTests {
    /// 2026-01-01T00:00:00Z and a day later.
    static let made: JSON = "2026-01-01T00:00:00Z"
    static let now: Int64 = 1_767_225_600 + 86400

    private let map = KubeObject([
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": ["name": "a", "creationTimestamp": made, "resourceVersion": "7"], "data": ["x": "y"],
    ])
    private let kind = GroupVersionKind(group: "", version: "v1", kind: "ConfigMap")

    @Test func `a list becomes a table that carries its place in time and in pages`() {
        let metadata: JSON = ["resourceVersion": "9", "continue": "next", "remainingItemCount": 3, "selfLink": "x"]
        let table = Table(of: kind).json([map], metadata: metadata, include: .metadata, now: Self.now)

        #expect(table["kind"] == "Table")
        #expect(table["apiVersion"] == "meta.k8s.io/v1")
        #expect(table["metadata"] == ["resourceVersion": "9", "continue": "next", "remainingItemCount": 3])
        #expect(table["columnDefinitions"]?.array?.map { $0["name"] } == ["Name", "Data", "Age"])
        #expect(table["columnDefinitions"]?[0]?["format"] == "name")
        #expect(table["rows"]?[0]?["cells"] == ["a", 1, "24h"])
        #expect(table["rows"]?[0]?[path: "object", "kind"] == "PartialObjectMetadata")
        #expect(table["rows"]?[0]?[path: "object", "metadata", "name"] == "a")
        #expect(table["rows"]?[0]?[path: "object", "data"] == nil)
    }

    @Test func `a row carries as much of its object as was asked for`() {
        func object(_ include: Table.IncludedObject) -> JSON? {
            Table(of: kind).json(map, include: include, now: Self.now)["rows"]?[0]?["object"]
        }

        #expect(object(.none) == .null)
        #expect(object(.whole) == map.json)
    }

    @Test func `one object is a table of one row at its own version`() {
        let table = Table(of: kind).json(map, include: .none, now: Self.now, saysColumns: false)

        #expect(table["metadata"] == ["resourceVersion": "7"])
        #expect(table["columnDefinitions"] == .null)
        #expect(table["rows"]?.array?.count == 1)
    }

    @Test func `a kind without columns says when it was made`() {
        let role = GroupVersionKind(group: "rbac.authorization.k8s.io", version: "v1", kind: "Role")

        #expect(Table.columns(for: role).map(\.name) == ["Name", "Created At"])
        #expect(
            Table.cells(
                KubeObject([
                    "apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role",
                    "metadata": ["name": "a", "creationTimestamp": Self.made],
                ]),
                now: Self.now
            ) == ["a", Self.made]
        )
    }

    @Test(
        arguments: [
            (-5, "<invalid>"), (-1, "0s"), (0, "0s"), (119, "119s"), (120, "2m"), (125, "2m5s"), (600, "10m"),
            (10_799, "179m"), (10_800, "3h"), (11_400, "3h10m"), (28_800, "8h"), (172_799, "47h"), (172_800, "2d"),
            (176_400, "2d1h"), (691_200, "8d"), (63_072_000, "2y"), (63_158_400, "2y1d"), (252_288_000, "8y"),
        ] as [(Int64, String)]
    )
    func `ages get coarser as they grow`(seconds: Int64, text: String) {
        let table = Table(customColumns: [["name": "Age", "type": "date", "jsonPath": ".at"]])
        let object = KubeObject(["metadata": ["name": "a"], "at": Self.made])
        #expect(table.cells(object, now: Self.now - 86400 + seconds) == ["a", .string(text)])
    }

    @Test func `a custom resource has the columns of its definition`() {
        let table = Table(customColumns: [
            ["name": "Replicas", "type": "integer", "jsonPath": ".spec.replicas"],
            [
                "name": "Ready", "type": "string", "priority": 1,
                "jsonPath": #".status.conditions[?(@.type=="Ready")].status"#,
            ],
            ["name": "Port", "type": "integer", "jsonPath": ".spec.ports[1].port"],
            ["name": "Zone", "type": "string", "jsonPath": #".metadata.labels.example\.com/zone"#],
            ["name": "Ports", "type": "string", "jsonPath": ".spec.ports[0]"],
            ["name": "Gone", "type": "string", "jsonPath": ".spec.gone"],
        ])
        let object = KubeObject([
            "metadata": ["name": "a", "labels": ["example.com/zone": "b"]],
            "spec": ["replicas": 3, "ports": [["port": 80], ["port": 443]]],
            "status": ["conditions": [["type": "Live", "status": "False"], ["type": "Ready", "status": "True"]]],
        ])

        #expect(table.columns.map(\.name) == ["Name", "Replicas", "Ready", "Port", "Zone", "Ports", "Gone"])
        #expect(table.columns[2].priority == 1)
        #expect(table.cells(object, now: Self.now) == ["a", 3, "True", 443, "b", #"{"port":80}"#, nil])
    }

    @Test func `a custom resource without columns shows its age`() {
        let object = KubeObject(["metadata": ["name": "a", "creationTimestamp": Self.made]])
        #expect(Table(customColumns: []).cells(object, now: Self.now) == ["a", "24h"])
    }
}
