import CloudAPI
import CloudWire
import TestSupport
import Testing

struct DescriptionTests {
    private static let text = """
        {
        "service": "demo", "version": "2026-01-01",
        "source": "a test",
        "actions": [
        "DescribeThings"
        ],
        "objects": {
        "DescribeThingsRequest": {
        "Ids": "[string]!",
        "Limit": "uint"
        },
        "Empty": {},
        "Thing": {
        "Owner": "Person"
        }
        }
        }

        """

    @Test func `members keep their order, types and flags`() throws {
        let description = try Description(Array(Self.text.utf8), patches: [:])
        let shape = try #require(description.input(of: "DescribeThings"))

        #expect(description.actions == ["DescribeThings"])
        #expect(shape.members.map(\.name) == ["Ids", "Limit"])
        #expect(shape.members.map(\.isList) == [true, false])
        #expect(shape.members.map(\.isRequired) == [true, false])
        #expect(shape.members.map(\.type) == [.string, .uint])
        #expect(description.shape("Empty")?.members.isEmpty == true)
        #expect(description.shape("Thing")?.member("Owner")?.type == .object("Person"))
        #expect(description.shape("Other") == nil)
    }

    @Test func `a patch replaces and adds members`() throws {
        let patches: JSON = ["Thing": ["Owner": ["type": "string"], "Age": ["type": "int!"]]]
        let shape = try #require(try Description(Array(Self.text.utf8), patches: patches).shape("Thing"))

        #expect(shape.members.map(\.type) == [.string, .int])
        #expect(shape.members.map(\.isRequired) == [false, true])
    }

    @Test(arguments: ["", "{}", "{\"service\": \"demo\"}"])
    func `what is no description is refused`(text: String) {
        #expect(throws: (any Error).self) { try Description(Array(text.utf8), patches: [:]) }
    }

    @Test(arguments: [("clb", "2018-03-17", 160), ("vpc", "2017-03-12", 448)])
    func `the bundled descriptions are whole`(service: String, version: String, actions: Int) throws {
        let description = try Description.load(service: service, version: version)

        #expect(description.actions.count == actions)
        for action in description.actions {
            #expect(description.input(of: action) != nil)
            #expect(description.output(of: action)?.member("RequestId") != nil)
        }
    }
}
