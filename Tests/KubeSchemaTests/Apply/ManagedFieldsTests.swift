import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct ManagedFieldsTests {
    private let fixture: ApplyFixture

    init() throws { fixture = try ApplyFixture() }

    @Test func `a creation owns all but what the server sets`() {
        let created = fixture.update(
            .web.setting("metadata", "uid", to: "1").setting("metadata", "creationTimestamp", to: "now")
        )

        #expect(
            created.fields(of: "updater")
                == #"{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:replicas":{},"f:selector":{},"#
                + #""f:template":{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:containers":"#
                + #"{"k:{\"name\":\"web\"}":{".":{},"f:args":{},"f:image":{},"f:name":{},"f:ports":{".":{},"#
                + #""k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}},"f:resources":{}}}}}}}"#
        )
        #expect(created.entry(of: "updater")?["operation"] == "Update")
    }

    @Test func `inner structs are there before anybody sets them`() {
        let spec: JSON = ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": "25%"]]
        let created = fixture.update(.web.setting("spec", "strategy", to: spec))

        #expect(
            created.fields(of: "updater").contains(
                #""f:strategy":{"f:rollingUpdate":{".":{},"f:maxSurge":{}},"f:type":{}}"#
            )
        )
    }

    @Test func `an update takes what it changes from its owner`() {
        let created = fixture.update(.web, as: "one")
        let updated = fixture.update(created.json.setting("spec", "replicas", to: 9), over: created, as: "two")

        #expect(updated.fields(of: "two") == #"{"f:spec":{"f:replicas":{}}}"#)
        #expect(!updated.fields(of: "one").contains("f:replicas"))
    }

    @Test func `an update without a change leaves everything as it was`() {
        let created = fixture.update(.web)

        #expect(fixture.update(created.json, over: created, as: "two") == created)
        #expect(fixture.update(.web, over: created, at: "2030-01-01T00:00:00Z") == created)
    }

    @Test func `what is removed belongs to nobody`() {
        let created = fixture.update(.web, as: "one")
        let updated = fixture.update(
            created.json.setting("metadata", "labels", to: nil),
            over: created,
            as: "two"
        )

        #expect(!updated.fields(of: "one").hasPrefix(#"{"f:metadata""#))
        #expect(updated.entry(of: "two") == nil)
    }

    @Test func `status and the rest are owned apart`() {
        let created = fixture.update(.web.setting("status", to: ["replicas": 7]), as: "one")
        let updated = fixture.update(
            created.json.setting("status", to: ["replicas": 1]).setting("spec", "paused", to: true),
            over: created,
            as: "two",
            subresource: "status"
        )

        #expect(!created.fields(of: "one").contains("f:status"))
        #expect(updated.fields(of: "two") == #"{"f:status":{"f:replicas":{}}}"#)
        #expect(updated.entry(of: "two")?["subresource"] == "status")
    }

    @Test func `conditions of a status are owned one by one`() throws {
        let created = fixture.update(.web, as: "one")
        let updated = fixture.update(
            created.json.setting("status", to: ["conditions": [["type": "Available", "status": "True"]]]),
            over: created,
            as: "two",
            subresource: "status"
        )

        #expect(
            updated.fields(of: "two")
                == #"{"f:status":{"f:conditions":{".":{},"k:{\"type\":\"Available\"}":{".":{},"f:status":{},"f:type":{}}}}}"#
        )
    }

    @Test func `a list of one empty entry forgets all owners`() {
        let created = fixture.update(.web)
        let reset = fixture.update(
            created.json.setting("metadata", "managedFields", to: [[:]]),
            over: created
        )

        #expect(reset["metadata", "managedFields"] == nil)
        #expect(fixture.update(.web, over: reset)["metadata", "managedFields"] == nil)
    }

    @Test func `owners that an update brings count, as kubectl migrates them`() {
        let created = fixture.update(.web, as: "kubectl-client-side-apply")
        var migrated = created.json
        let entries = migrated[path: "metadata", "managedFields"]?.array ?? []
        migrated[path: "metadata", "managedFields"] = .array(
            entries.map { $0.setting("manager", to: "kubectl").setting("operation", to: "Apply") }
        )

        let updated = fixture.update(migrated, over: created, as: "kubectl-edit")

        #expect(updated["metadata", "managedFields"] == migrated[path: "metadata", "managedFields"])
    }

    @Test func `entries stand by operation, then time, then name`() throws {
        var object = fixture.update(.web.setting("spec", "paused", to: true), as: "z", at: "2024-01-01T00:00:00Z")
        object = fixture.update(
            object.json.setting("spec", "replicas", to: 9),
            over: object,
            as: "a",
            at: "2024-01-02T00:00:00Z"
        )
        object = try fixture.apply(
            .web.setting("spec", "replicas", to: 9).setting("spec", "minReadySeconds", to: 1),
            to: object,
            as: "m"
        )

        let managers = (object["metadata", "managedFields"]?.array ?? []).map { $0["manager"] }
        #expect(managers == ["m", "z", "a"])
    }

    @Test func `more than ten updaters are thrown together, the oldest first`() {
        var object = fixture.update(.web, as: "m00", at: "2024-01-01T00:00:00Z")
        for number in 1...12 {
            object = fixture.update(
                object.json.setting("metadata", "annotations", "a\(number)", to: "x"),
                over: object,
                as: "m\(number)",
                at: "2024-01-01T00:00:\(number + 10)Z"
            )
        }

        let managers = (object["metadata", "managedFields"]?.array ?? []).compactMap { $0["manager"]?.string }
        #expect(managers.count == 10)
        #expect(managers.first == "ancient-changes")
        #expect(object.entry(of: "ancient-changes")?["time"] == "2024-01-01T00:00:13Z")
    }
}
