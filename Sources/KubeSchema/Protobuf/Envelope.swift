/// The message around an object that says what the object is (runtime.Unknown).
struct Envelope {
    private(set) var apiVersion = ""
    private(set) var kind = ""
    private(set) var message: ArraySlice<UInt8> = []

    init(_ bytes: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(bytes)
        while !reader.isAtEnd {
            let key = try reader.key(in: "Unknown")
            switch key.number {
            case 1: try readType(Self.sized(key, "TypeMeta", &reader))
            case 2: message = try Self.sized(key, "Raw", &reader)
            case 3: _ = try Self.sized(key, "ContentEncoding", &reader)
            case 4: _ = try Self.sized(key, "ContentType", &reader)
            default: try reader.skip(key.encoding)
            }
        }
    }

    /// What is wrong with an envelope that does not say enough.
    var namesNoKind: WireError {
        let missing = kind.isEmpty ? "Kind" : "apiVersion"
        return WireError(
            text: "Object '\(missing)' is missing in 'runtime.TypeMeta{APIVersion:\"\(apiVersion)\", Kind:\"\(kind)\"}'"
        )
    }

    private mutating func readType(_ bytes: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(bytes)
        while !reader.isAtEnd {
            let key = try reader.key(in: "TypeMeta")
            switch key.number {
            case 1: apiVersion = String(decoding: try Self.sized(key, "APIVersion", &reader), as: UTF8.self)
            case 2: kind = String(decoding: try Self.sized(key, "Kind", &reader), as: UTF8.self)
            default: try reader.skip(key.encoding)
            }
        }
    }

    private static func sized(
        _ key: WireKey,
        _ field: String,
        _ reader: inout WireReader
    ) throws(WireError) -> ArraySlice<UInt8> {
        guard key.encoding == WireEncoding.sized.rawValue else { throw .wrongEncoding(key.encoding, field: field) }
        return try reader.sized()
    }
}
