import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct JSONPatchTests {
    private let service: JSON = [
        "metadata": ["labels": ["a/b": "1", "c~d": "2"]], "spec": ["ports": [["port": 80], ["port": 81]]],
    ]

    private func patched(_ operations: JSON...) throws(StatusError) -> JSON {
        try JSONPatch.apply(.array(operations), to: service)
    }

    private func error(_ operations: JSON...) -> StatusError? {
        do throws(StatusError) {
            _ = try JSONPatch.apply(.array(operations), to: service)
            return nil
        } catch {
            return error
        }
    }

    @Test func `add sets a member and inserts an element`() throws {
        let result = try patched(
            ["op": "add", "path": "/spec/type", "value": "NodePort"],
            ["op": "add", "path": "/spec/ports/1", "value": ["port": 9]],
            ["op": "add", "path": "/spec/ports/-", "value": ["port": 10]]
        )

        #expect(result[path: "spec", "type"] == "NodePort")
        #expect(result[path: "spec", "ports"] == [["port": 80], ["port": 9], ["port": 81], ["port": 10]])
    }

    @Test func `a path has its slashes and tildes escaped`() throws {
        let result = try patched(
            ["op": "remove", "path": "/metadata/labels/a~1b"],
            ["op": "replace", "path": "/metadata/labels/c~0d", "value": "3"]
        )

        #expect(result[path: "metadata", "labels"] == ["c~d": "3"])
    }

    @Test func `move and copy take the value from elsewhere`() throws {
        let result = try patched(
            ["op": "copy", "from": "/spec/ports/0", "path": "/spec/ports/2"],
            ["op": "move", "from": "/metadata/labels", "path": "/metadata/annotations"]
        )

        #expect(result[path: "spec", "ports"] == [["port": 80], ["port": 81], ["port": 80]])
        #expect(result["metadata"] == ["annotations": ["a/b": "1", "c~d": "2"]])
    }

    @Test func `a negative place counts from the end`() throws {
        let result = try patched(["op": "remove", "path": "/spec/ports/-1"])

        #expect(result[path: "spec", "ports"] == [["port": 80]])
    }

    @Test func `a test of the same value lets the rest through`() throws {
        let result = try patched(
            ["op": "test", "path": "/spec/ports/0", "value": ["port": 80]],
            ["op": "test", "path": "/spec/missing", "value": nil],
            ["op": "remove", "path": "/spec"]
        )

        #expect(result["spec"] == nil)
    }

    @Test(
        arguments: [
            ["op": "test", "path": "/spec/ports/0/port", "value": 81],
            ["op": "remove", "path": "/spec/type"],
            ["op": "replace", "path": "/spec/ports/2", "value": "x"],
            ["op": "replace", "path": "", "value": "x"],
            ["op": "copy", "from": "", "path": "/spec/x"],
            ["op": "remove", "path": ""],
            ["op": "add", "path": "/status/loadBalancer", "value": "x"],
            ["op": "add", "path": "/spec/ports/3", "value": "x"],
            ["op": "add", "path": "/spec/ports/x", "value": "x"],
            ["op": "add", "path": "", "value": [:]],
            ["op": "move", "path": "/spec/x"],
            ["op": "jump", "path": "/spec"],
            ["path": "/spec"],
            nil,
        ] as [JSON]
    )
    func `an operation that does not fit is refused with one text`(operation: JSON) {
        #expect(error(operation) == .patchDoesNotFit)
        #expect(StatusError.patchDoesNotFit.code == 422)
    }

    @Test func `a patch that is no list of objects is a bad request`() {
        #expect(throws: StatusError.self) { try JSONPatch.apply([:], to: [:]) }
        #expect(throws: Never.self) { try JSONPatch.apply(nil, to: [:]) }
        #expect(
            error("x")?.message
                == "error decoding patch: json: cannot unmarshal string into Go value of type handlers.jsonPatchOp"
        )
    }

    @Test func `what is missing counts as null, and replacing sets it`() throws {
        let result = try patched(
            ["op": "replace", "path": "/spec/type", "value": "x"],
            ["op": "copy", "from": "/spec/nothing", "path": "/spec/copy"]
        )

        #expect(result[path: "spec", "type"] == "x")
        #expect(result[path: "spec", "copy"] == .null)
    }

    @Test func `the whole document can be tested and replaced`() throws {
        let result = try patched(
            ["op": "test", "path": "", "value": service],
            ["op": "replace", "path": "", "value": ["a": 1]]
        )

        #expect(result == ["a": 1])
    }

    @Test func `too many operations are refused`() {
        let operation: JSON = ["op": "test", "path": "/x", "value": nil]
        #expect(throws: StatusError.self) {
            try JSONPatch.apply(.array(Array(repeating: operation, count: 10_001)), to: [:])
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `the difference of two documents makes one of the other`(seed: UInt64) throws {
        var source = RandomJSON(seed: seed)
        for _ in 0..<100 {
            let old = source.object(depth: 3)
            let new = source.object(depth: 3)

            let result = try JSONPatch.apply(.array(difference(from: old, to: new, at: "")), to: old)

            #expect(result.isSame(as: new), "seed \(seed): \(old.text) to \(new.text)")
        }
    }

    private func difference(from old: JSON, to new: JSON, at path: String) -> [JSON] {
        guard let before = old.object, let after = new.object else {
            return [["op": "replace", "path": .string(path), "value": new]]
        }
        let removals = before.members.filter { after[$0.name] == nil }.map { member in
            ["op": "remove", "path": .string("\(path)/\(member.name)")] as JSON
        }
        return after.members.reduce(removals) { operations, member in
            let place = "\(path)/\(member.name)"
            guard let previous = before[member.name] else {
                return operations + [["op": "add", "path": .string(place), "value": member.value]]
            }
            return operations + difference(from: previous, to: member.value, at: place)
        }
    }
}
