import CloudWire

/// Writes a response as JSON in one pass, completed by the shape: a declared member that is not given becomes null.
///
/// Foundation's encoder takes most of a request's time; this one appends to one buffer and builds no tree.
struct ResponseEncoder: Encoder {
    /// What is being written, shared by all encoders of one response.
    final class Output {
        var writer = JSONWriter(capacity: 2048)
        let description: Description

        init(_ description: Description) { self.description = description }
    }

    /// One object being written.
    final class Frame {
        let shape: Shape
        private var isWritten: [Bool]
        private var isFirst = true

        init(_ shape: Shape) {
            self.shape = shape
            isWritten = Array(repeating: false, count: shape.members.count)
        }

        /// Claims a place and writes its key.
        func open(_ place: Int, in output: Output) {
            if isFirst { isFirst = false } else { output.writer.byte(",") }
            isWritten[place] = true
            output.writer.raw(shape.members[place].key)
        }

        /// Writes null for every member that was not given, but for those left to the caller.
        func complete(in output: Output, except name: String? = nil) {
            for (place, member) in shape.members.enumerated() where !isWritten[place] && member.name != name {
                open(place, in: output)
                output.writer.raw("null")
            }
        }
    }

    /// A response member that its vendor does not declare: a mistake here, not of the caller.
    struct UndeclaredMember: Error, CustomStringConvertible {
        var shape: String
        var member: String
        var description: String { "\(shape) declares no member \(member)" }
    }

    let output: Output
    /// The shape of an object at this place; nil where a scalar stands.
    let shape: Shape?
    /// The frame of the object written at this place, once there is one.
    let opened = OpenedContainer()
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    final class OpenedContainer {
        var frame: Frame?
        var isList = false
    }

    /// The whole body: `{"Response":{…,"RequestId":"…"}}`.
    static func body(
        _ response: some Encodable,
        as shape: Shape,
        in description: Description,
        requestId: String
    ) throws -> [UInt8] {
        let output = Output(description)
        output.writer.raw(#"{"Response":{"#)
        let encoder = ResponseEncoder(output: output, shape: shape)
        let frame = Frame(shape)
        encoder.opened.frame = frame
        try response.encode(to: encoder)
        frame.complete(in: output, except: "RequestId")
        if shape.members.count > 1 { output.writer.byte(",") }
        output.writer.raw(#""RequestId":"#)
        output.writer.string(requestId)
        output.writer.raw("}}")
        return output.writer.bytes
    }

    /// Writes one value at a place of that shape, and closes what it opened.
    static func write(_ value: some Encodable, as shape: Shape?, to output: Output) throws {
        let encoder = ResponseEncoder(output: output, shape: shape)
        try value.encode(to: encoder)
        if let frame = encoder.opened.frame {
            frame.complete(in: output)
            output.writer.byte("}")
        }
        if encoder.opened.isList { output.writer.byte("]") }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(ResponseKeyedContainer<Key>(output: output, frame: openFrame()))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        output.writer.byte("[")
        opened.isList = true
        return ResponseUnkeyedContainer(output: output, shape: shape)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        ResponseScalarContainer(output: output, shape: shape)
    }

    private func openFrame() -> Frame {
        if let frame = opened.frame { return frame }
        let frame = Frame(shape ?? Shape(name: "scalar", members: []))
        output.writer.byte("{")
        opened.frame = frame
        return frame
    }
}
