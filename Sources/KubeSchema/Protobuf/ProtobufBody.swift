package import CloudWire
package import KubeObjects

/// The body of a request in `application/vnd.kubernetes.protobuf`.
///
/// Clients written in Go send objects of the API in this form and know no other for them. Four bytes are followed by an
/// envelope (runtime.Unknown) that names the kind and holds the message.
package enum ProtobufBody {
    private static let prefix = Array("k8s\0".utf8)

    /// The object as a client would have sent it as JSON.
    ///
    /// What the envelope does not say is taken from the kind that is expected where the body was sent to.
    package static func json(
        _ bytes: [UInt8],
        expecting expected: GroupVersionKind? = nil
    ) throws(StatusError) -> JSON {
        let envelope: Envelope
        do {
            envelope = try Envelope(try content(bytes))
        } catch {
            throw unrecognized(bytes, expected, error)
        }
        guard let kind = kind(of: envelope, expected) else { throw unrecognized(bytes, expected, envelope.namesNoKind) }
        do {
            return try object(kind, envelope.message)
        } catch {
            throw .badRequest(
                "\(kind.kind) in version \"\(kind.version)\" cannot be handled as a "
                    + "\(expected?.kind ?? kind.kind): \(error.text)"
            )
        }
    }

    /// What follows the four bytes.
    private static func content(_ bytes: [UInt8]) throws(WireError) -> ArraySlice<UInt8> {
        guard !bytes.isEmpty else { throw WireError(text: "empty data") }
        guard bytes.starts(with: prefix) else {
            let shown = prefix.map(String.init).joined(separator: " ")
            throw WireError(
                text: "provided data does not appear to be a protobuf message, expected prefix [\(shown)]"
            )
        }
        guard bytes.count > prefix.count else { throw WireError(text: "empty body") }
        return bytes.dropFirst(prefix.count)
    }

    private static func kind(of envelope: Envelope, _ expected: GroupVersionKind?) -> GroupVersionKind? {
        let kind = envelope.kind.isEmpty ? expected?.kind : envelope.kind
        let version = envelope.apiVersion.isEmpty ? expected?.groupVersion : GroupVersion(envelope.apiVersion)
        guard let kind, let version else { return nil }
        return GroupVersionKind(version, kind: kind)
    }

    private static func object(_ kind: GroupVersionKind, _ message: ArraySlice<UInt8>) throws(WireError) -> JSON {
        let catalogue = MessageCatalogue.kubernetes
        guard let type = catalogue.message(of: kind) else {
            throw WireError(
                text: "no kind \"\(kind.kind)\" is registered for version \"\(kind.groupVersion)\" "
                    + "in scheme \"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\""
            )
        }
        var reader = MessageReader(catalogue: catalogue)
        var object = try reader.members(message, as: type)
        object.members.insert(("kind", .string(kind.kind)), at: 0)
        object.members.insert(("apiVersion", .string("\(kind.groupVersion)")), at: 1)
        return .object(object)
    }

    private static func unrecognized(
        _ bytes: [UInt8],
        _ expected: GroupVersionKind?,
        _ error: WireError
    ) -> StatusError {
        let demand = expected.map { " (must be of type \($0.kind))" } ?? ""
        return .badRequest("the object provided is unrecognized\(demand): \(error.text) (\(summary(bytes)))")
    }

    /// The first bytes, as the server shows what it cannot read.
    private static func summary(_ bytes: [UInt8]) -> String {
        guard let first = bytes.first else { return "<empty>" }
        let shown = bytes.prefix(30)
        let text =
            first == UInt8(ascii: "{")
            ? String(decoding: shown, as: UTF8.self)
            : shown.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
        return bytes.count > shown.count ? "\(text) ..." : text
    }
}
