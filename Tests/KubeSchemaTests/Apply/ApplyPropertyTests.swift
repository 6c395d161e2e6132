import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct ApplyPropertyTests {
    private let fixture: ApplyFixture

    init() throws { fixture = try ApplyFixture(group: "", kind: "Service") }

    private func service(_ source: inout RandomJSON) -> JSON {
        let ports = (0..<Int.random(in: 0...3, using: &source)).map { place in
            let target = Int64.random(in: 1...3, using: &source)
            return ["name": .string("p\(place)"), "port": .int(Int64(place + 80)), "targetPort": .int(target)] as JSON
        }
        let labels = ["a", "b", "c"].filter { _ in Bool.random(using: &source) }
            .map { (name: $0, value: JSON.string(Bool.random(using: &source) ? "x" : "y")) }
        let service: JSON = [
            "apiVersion": "v1", "kind": "Service", "metadata": ["name": "web"],
            "spec": ["ports": .array(ports.shuffled(using: &source))],
        ]
        // An empty map is owned but never stored, so that each apply takes it anew, with the real server as well.
        return labels.isEmpty ? service : service.setting("metadata", "labels", to: .object(JSONObject(labels)))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `an apply by force leaves what it says, and once more changes nothing`(seed: UInt64) throws {
        var source = RandomJSON(seed: seed)
        var live = try fixture.apply(service(&source), as: "zero")
        for step in 0..<60 {
            let applied = service(&source)
            let manager = ["one", "two"].randomElement(using: &source) ?? "one"

            live = try fixture.apply(applied, to: live, as: manager, force: true, at: "2024-05-01T10:00:\(step % 60)Z")

            let again = try fixture.apply(applied, to: live, as: manager, force: true)
            #expect(again == live, "seed \(seed), step \(step)")
            #expect(Set(live.labels).isSuperset(of: KubeObject(applied).labels), "seed \(seed), step \(step)")
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `an only applier has exactly what it applied`(seed: UInt64) throws {
        var source = RandomJSON(seed: seed)
        var live: KubeObject?
        for step in 0..<60 {
            let applied = service(&source)
            let object = try fixture.apply(applied, to: live)
            live = object

            #expect(object.labels == KubeObject(applied).labels, "seed \(seed), step \(step)")
            #expect(
                object["spec", "ports"]?.array ?? [] == applied[path: "spec", "ports"]?.array ?? [],
                "seed \(seed), step \(step)"
            )
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a conflict names fields that another owns`(seed: UInt64) throws {
        var source = RandomJSON(seed: seed)
        for step in 0..<60 {
            let live = try fixture.apply(service(&source), as: "two")
            guard let error = fixture.error(service(&source), to: live, as: "one") else { continue }

            #expect(error.code == 409, "seed \(seed), step \(step)")
            let owned = FieldSet(fieldsV1: live.entry(of: "two")?["fieldsV1"] ?? .null).paths
                .map { JSON.string($0.map(\.description).joined()) }
            let causes = error.details?["causes"]?.array ?? []
            #expect(!causes.isEmpty && causes.allSatisfy { owned.contains($0["field"] ?? .null) }, "seed \(seed)")
        }
    }
}

extension Set<String> {
    fileprivate init(_ texts: [String: String]) { self.init(texts.map { "\($0.key)=\($0.value)" }) }

    fileprivate func isSuperset(of texts: [String: String]) -> Bool { isSuperset(of: Set(texts)) }
}
