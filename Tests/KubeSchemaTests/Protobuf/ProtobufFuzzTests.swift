import CloudWire
import KubeObjects
import KubeSchema
import Testing

/// Bytes that no client means: the answer is an object or a bad request, never a crash.
@Suite struct ProtobufFuzzTests {
    private func isAnswered(_ bytes: [UInt8]) -> Bool {
        do {
            return try ProtobufBody.json(bytes).object != nil
        } catch {
            return error.code == 400 && !error.message.isEmpty
        }
    }

    @Test(arguments: KubectlBodies.all)
    func `a body cut short anywhere is answered`(body: SentBody) throws {
        let bytes = try body.bytes()
        for length in 0..<bytes.count {
            #expect(isAnswered(Array(bytes.prefix(length))), "the first \(length) bytes")
        }
    }

    @Test func `a message cut short in the middle of a field is no object`() throws {
        let body = try RichTemplate.body.bytes()

        #expect(throws: StatusError.self) { try ProtobufBody.json(Array(body.dropLast())) }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `bodies with bytes changed are answered`(seed: UInt64) throws {
        var random = RandomJSON(seed: seed)
        for body in KubectlBodies.all + [RichTemplate.body] {
            let bytes = try body.bytes()
            for _ in 0..<50 {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    changed[Int.random(in: 4..<bytes.count, using: &random)] = .random(
                        in: .min ... .max,
                        using: &random
                    )
                }
                #expect(isAnswered(changed), "seed \(seed): \(changed)")
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `any bytes as a message of any kind are answered`(seed: UInt64) {
        var random = RandomJSON(seed: seed)
        for kind in ["Pod", "Service", "Node", "Event", "Secret", "DeleteOptions", "Endpoints"] {
            for _ in 0..<200 {
                let count = Int.random(in: 0..<60, using: &random)
                let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) & 0x9F }
                let body = WireWriter.envelope("v1", kind, WireWriter().raw(bytes))
                #expect(isAnswered(body), "seed \(seed): \(body)")
            }
        }
    }
}
