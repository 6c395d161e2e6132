import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct ApplyTests {
    private let fixture: ApplyFixture

    init() throws { fixture = try ApplyFixture() }

    @Test func `an apply creates the object and owns what it says`() throws {
        let created = try fixture.apply(.web)

        #expect(created["spec"] == JSON.web["spec"])
        #expect(
            created.fields(of: "one")
                == #"{"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:replicas":{},"f:selector":{},"f:template":"#
                + #"{"f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:containers":{"k:{\"name\":\"web\"}":{".":{},"#
                + #""f:args":{},"f:image":{},"f:name":{},"#
                + #""f:ports":{"k:{\"containerPort\":80,\"protocol\":\"TCP\"}":{".":{},"f:containerPort":{}}}}}}}}}"#
        )
        #expect(created.entry(of: "one")?["operation"] == "Apply")
        #expect(created.entry(of: "one")?["apiVersion"] == "apps/v1")
        #expect(created.entry(of: "one")?["time"] == "2024-05-01T10:00:00Z")
        #expect(created.entry(of: "one")?["fieldsType"] == "FieldsV1")
    }

    @Test func `the same apply later changes nothing, not even the time`() throws {
        let created = try fixture.apply(.web)

        #expect(try fixture.apply(.web, to: created, at: "2024-05-02T10:00:00Z") == created)
    }

    @Test func `a changed value changes the time`() throws {
        let created = try fixture.apply(.web)

        let changed = try fixture.apply(
            .web.setting("spec", "replicas", to: 3),
            to: created,
            at: "2024-05-02T10:00:00Z"
        )

        #expect(changed["spec", "replicas"] == 3)
        #expect(changed.entry(of: "one")?["time"] == "2024-05-02T10:00:00Z")
    }

    @Test func `a field that is no longer applied goes`() throws {
        let created = try fixture.apply(.web)

        let changed = try fixture.apply(.web.setting("metadata", "labels", to: nil), to: created)

        #expect(changed.labels.isEmpty)
        #expect(changed["metadata", "labels"] == nil)
        #expect(!changed.fields(of: "one").contains(#""f:metadata":{"f:labels":{"f:app":{}}},"f:spec":{"f:replicas""#))
    }

    @Test func `a field that another applies too stays`() throws {
        let created = try fixture.apply(.web)
        let shared = try fixture.apply(.web, to: created, as: "two")

        let changed = try fixture.apply(.web.setting("spec", "replicas", to: nil), to: shared)

        #expect(changed["spec", "replicas"] == 2)
        #expect(!changed.fields(of: "one").contains("f:replicas"))
        #expect(changed.fields(of: "two").contains("f:replicas"))
    }

    @Test func `a second owner of the same values has no time`() throws {
        let shared = try fixture.apply(.web, to: try fixture.apply(.web), as: "two")

        #expect(shared.entry(of: "two") != nil)
        #expect(shared.entry(of: "two")?["time"] == nil)
        #expect(shared.entry(of: "one")?["time"] != nil)
    }

    @Test func `what defaults or updates added stays`() throws {
        let created = try fixture.apply(.web)
        let updated = fixture.update(
            created.json.setting("metadata", "annotations", to: ["a": "1"]),
            over: created
        )

        let changed = try fixture.apply(.web.setting("spec", "replicas", to: 5), to: updated)

        #expect(changed.annotations == ["a": "1"])
        #expect(changed["spec", "replicas"] == 5)
    }

    @Test func `a change of what another updated is a conflict`() throws {
        let created = fixture.update(.web, as: "kubectl-client-side-apply")

        let error = fixture.error(.web.setting("spec", "replicas", to: 3), to: created, as: "one")

        #expect(error?.code == 409)
        #expect(error?.reason == "Conflict")
        #expect(
            error?.message
                == #"Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas"#
        )
        #expect(
            error?.details == [
                "causes": [
                    [
                        "reason": "FieldManagerConflict",
                        "message": #"conflict with "kubectl-client-side-apply" using apps/v1"#,
                        "field": ".spec.replicas",
                    ]
                ]
            ]
        )
    }

    @Test func `several conflicts are listed by owner`() throws {
        let created = try fixture.apply(.web, as: "two")
        let updated = fixture.update(created.json.setting("spec", "paused", to: true), over: created, as: "three")
        let applied = JSON.web.setting("spec", "replicas", to: 3).setting("metadata", "labels", to: ["app": "x"])
            .setting("spec", "paused", to: false)

        #expect(
            fixture.error(applied, to: updated, as: "one")?.message == """
                Apply failed with 3 conflicts: conflicts with "three" using apps/v1:
                - .spec.paused
                conflicts with "two":
                - .metadata.labels.app
                - .spec.replicas
                """
        )
    }

    @Test func `force takes the fields from their owners`() throws {
        let created = fixture.update(.web)

        let changed = try fixture.apply(.web.setting("spec", "replicas", to: 3), to: created, force: true)

        #expect(changed["spec", "replicas"] == 3)
        #expect(!changed.fields(of: "updater").contains("f:replicas"))
        #expect(changed.fields(of: "updater").contains("f:selector"))
    }

    @Test func `an element of a list goes when its applier drops it, others stay in place`() throws {
        let containers: (JSON...) -> JSON = { list in
            .web.setting("spec", "template", "spec", "containers", to: .array(list))
        }
        let created = try fixture.apply(containers(["name": "a", "image": "1"], ["name": "b", "image": "1"]))
        let shared = try fixture.apply(containers(["name": "c", "image": "1"]), to: created, as: "two")

        let changed = try fixture.apply(containers(["name": "b", "image": "2"]), to: shared)

        #expect(
            shared["spec", "template", "spec", "containers"]?.array?.map { $0["name"] } == ["a", "b", "c"]
        )
        #expect(
            changed["spec", "template", "spec", "containers"]
                == [["name": "b", "image": "2"], ["name": "c", "image": "1"]]
        )
    }

    @Test func `an element with a default in its key meets the live one`() throws {
        let live = KubeObject(
            JSON.web.setting(
                "spec",
                "template",
                "spec",
                "containers",
                to: [
                    ["name": "web", "image": "web:1", "ports": [["containerPort": 80, "protocol": "TCP"]]]
                ]
            )
        )

        let changed = try fixture.apply(.web, to: live)

        #expect(
            changed["spec", "template", "spec", "containers"]?[0]?["ports"]
                == [["containerPort": 80, "protocol": "TCP"]]
        )
    }

    @Test func `nulls and empty maps are owned but not stored`() throws {
        let applied = JSON.web.setting("metadata", "annotations", to: [:])
            .setting("spec", "template", "metadata", "creationTimestamp", to: .null)

        let created = try fixture.apply(applied)

        #expect(created["metadata", "annotations"] == nil)
        #expect(created["spec", "template", "metadata"] == ["labels": ["app": "web"]])
        #expect(created.fields(of: "one").contains(#""f:annotations":{}"#))
        #expect(created.fields(of: "one").contains(#""f:creationTimestamp":{}"#))
    }

    @Test func `what generated manifests leave empty makes no conflict`() throws {
        var generated = JSON.web.setting("metadata", "creationTimestamp", to: .null).setting("status", to: [:])
            .setting("spec", "strategy", to: [:])
            .setting("spec", "template", "metadata", "creationTimestamp", to: .null)
        generated[path: "spec", "template", "spec", "containers"] = [
            ["name": "web", "image": "web:1", "resources": [:]]
        ]
        let stored = try fixture.apply(generated).json
            .setting("metadata", "creationTimestamp", to: "2024-05-01T10:00:00Z")
            .setting("spec", "strategy", to: ["type": "RollingUpdate"])

        let shared = try fixture.apply(generated, to: KubeObject(stored), as: "two")

        #expect(shared["spec", "strategy"] == ["type": "RollingUpdate"])
        #expect(shared.creationTimestamp == "2024-05-01T10:00:00Z")
        #expect(shared.fields(of: "two") == shared.fields(of: "one"))
        #expect(try fixture.apply(generated, to: shared, as: "two", at: "2030-01-01T00:00:00Z") == shared)
    }

    @Test func `an object stored without owners belongs to whoever was before`() throws {
        let changed = try fixture.apply(.web, to: KubeObject(JSON.web))

        #expect(changed.entry(of: "before-first-apply")?["operation"] == "Update")
        #expect(changed.fields(of: "before-first-apply").contains("f:replicas"))
    }

    @Test func `kubectl takes over what it applied from the client's side`() throws {
        let annotation = "kubectl.kubernetes.io/last-applied-configuration"
        let annotated = JSON.web.setting("metadata", "annotations", to: [annotation: .string(JSON.web.text)])
        let live = fixture.update(annotated, as: "kubectl-client-side-apply")

        let changed = try fixture.apply(.web.setting("spec", "replicas", to: 3), to: live, as: "kubectl")

        #expect(changed["spec", "replicas"] == 3)
        let kept = try #require(changed.annotations[annotation])
        #expect(kept.hasPrefix(#"{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"labels""#))
        #expect(kept.contains(#""replicas":3"#) && kept.hasSuffix("}\n"))
        #expect(fixture.error(.web.setting("spec", "replicas", to: 3), to: live, as: "one")?.code == 409)
    }
}

@Suite struct ApplyRefusalTests {
    private let fixture: ApplyFixture

    init() throws { fixture = try ApplyFixture() }

    @Test func `an unknown field is refused with its path`() throws {
        let error = fixture.error(.web.setting("spec", "replica", to: 3), to: KubeObject(.web), as: "one")

        #expect(
            error?.message
                == "failed to create typed patch object (default/web; apps/v1, Kind=Deployment): "
                + ".spec.replica: field not declared in schema"
        )
        #expect(error?.code == 500)
    }

    @Test(
        arguments: [
            ("replicas", "2", ".spec.replicas: expected numeric (int or float), got string"),
            ("paused", "yes", ".spec.paused: expected boolean, got &{yes}"),
            ("strategy", [["type": 5]], ".spec.strategy: expected map, got &{[map[type:5]]}"),
            ("strategy", ["type": 5], ".spec.strategy.type: expected string, got &value.valueUnstructured{Value:5}"),
            (
                "strategy", ["rollingUpdate": ["maxSurge": []]],
                ".spec.strategy.rollingUpdate.maxSurge: expected any scalar, got &{[]}"
            ),
            (
                "template", ["spec": ["containers": "x"]],
                ".spec.template.spec.containers: expected list, got &{x}"
            ),
        ] as [(String, JSON, String)]
    )
    func `a value of the wrong kind is refused with its path`(field: String, value: JSON, text: String) {
        let error = fixture.error(.web.setting("spec", field, to: value), to: KubeObject(.web), as: "one")

        #expect(
            error?.message == "failed to create typed patch object (default/web; apps/v1, Kind=Deployment): \(text)"
        )
    }

    @Test func `several faults are listed`() {
        let applied = JSON.web.setting("spec", "replicas", to: "2").setting("spec", "extra", to: 1)

        #expect(
            fixture.error(applied, to: KubeObject(.web), as: "one")?.message.hasSuffix(
                """
                errors:
                  .spec.replicas: expected numeric (int or float), got string
                  .spec.extra: field not declared in schema
                """
            ) == true
        )
    }

    @Test func `an element twice in a list is refused`() throws {
        let twice = JSON.web.setting("spec", "template", "spec", "containers", to: [["name": "a"], ["name": "a"]])
        let error = fixture.error(twice, to: KubeObject(.web), as: "one")

        #expect(
            error?.message.hasSuffix(#".spec.template.spec.containers: duplicate entries for key [name="a"]"#) == true
        )
    }

    @Test func `managed fields cannot be applied`() throws {
        let error = fixture.error(.web.setting("metadata", "managedFields", to: []), to: KubeObject(.web), as: "one")

        #expect(error == .badRequest("metadata.managedFields must be nil"))
    }

    @Test func `another version than the resource's is refused`() throws {
        let error = fixture.error(.web.setting("apiVersion", to: "apps/v2"), to: KubeObject(.web), as: "one")

        #expect(
            error
                == .badRequest(
                    "Incorrect version specified in apply patch. Specified patch version: apps/v2, expected: apps/v1"
                )
        )
    }
}
