package import CloudWire

/// A response shape that writes its own text, every declared member included.
///
/// For the one or two objects that long lists are made of: ``ResponseEncoder`` looks each member up, which is most of the
/// time such a list takes. A test holds the text against the description.
package protocol PrewrittenJSON: Encodable {
    func write(to writer: inout JSONWriter)
}

extension PrewrittenJSON {
    package func encode(to encoder: any Encoder) throws {
        guard let encoder = encoder as? ResponseEncoder else { throw NotAResponse() }
        write(to: &encoder.output.writer)
    }
}

private struct NotAResponse: Error {}
