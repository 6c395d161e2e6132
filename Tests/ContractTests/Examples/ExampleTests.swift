import CloudAPI
import CloudWire
import LocalCloud
import TestSupport
import Testing

/// Every example that the vendor documents for a simulated action is answered in the shape of the documented answer.
///
/// `fixtures/contract/examples.yaml` says what stands for the examples' ids, what has to be there before, and where
/// the shape differs and why.
struct ExampleTests {
    private static let clb = try? TestCloud().gateway.services.first { $0.name == "clb" }

    static let examples = ((try? OfficialExample.all()) ?? []).filter { clb?.action($0.action) != nil }

    @Test func `there are examples`() throws {
        #expect(try OfficialExample.all().count > 150)
        #expect(Self.examples.count > 50)
    }

    @Test(arguments: examples)
    func `the answer has the shape of the documented one`(example: OfficialExample) throws {
        let plans = try Self.plans.get()
        let plan = plans[example.action]?[example.place] ?? [:]
        var world = try ContractWorld()
        for step in plan["before"]?.array ?? [] { try world.play(step) }
        let parameters = try parameters(of: example, plan, world)

        let answer = try world.cloud.clb(example.action, parameters)

        let everywhere = Set(plans["everywhere"]?.array ?? [])
        let differences = AnswerShape.differences(answer, from: example.answer).filter { difference in
            !everywhere.contains(.string(difference.split(separator: ".").last.map(String.init) ?? ""))
        }
        let known = Set(plan["differs"]?.object?.members.map(\.name) ?? [])
        #expect(Set(differences) == known, "\(parameters.text)\n\(answer.text)")
    }

    private static let plans = Result { try Fixture.yaml("examples.yaml") }

    /// The documented parameters with the world's own ids.
    private func parameters(of example: OfficialExample, _ plan: JSON, _ world: ContractWorld) throws -> JSON {
        let description = try #require(Self.clb?.description)
        var parameters = try example.parameters(description)
        for member in plan["with"]?.object?.members ?? [] {
            parameters[member.name] = member.value == .null ? nil : member.value
        }
        return world.names.filled(Self.renamed(.object(parameters), plan["ids"] ?? [:]))
    }

    private static let usual = [
        "lb": "$lb", "lbl": "$tcp", "loc": "$rule", "vpc": "$vpc", "subnet": "$subnet", "sg": "$sg",
    ]

    /// Ids by what the plan says of them, else by their kind.
    private static func renamed(_ json: JSON, _ ids: JSON) -> JSON {
        switch json {
        case .string(let text):
            let kind = text.split(separator: "-", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            return ids[text] ?? (text.contains("-") ? usual[kind].map(JSON.string) : nil) ?? json
        case .array(let elements): return .array(elements.map { renamed($0, ids) })
        case .object(let object):
            return .object(JSONObject(object.members.map { ($0.name, renamed($0.value, ids)) }))
        default: return json
        }
    }
}

extension OfficialExample: CustomTestStringConvertible {
    var testDescription: String { "\(action) \(place)" }
}
