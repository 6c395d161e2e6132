extension String {
    /// The text, or nil for an empty one: clients send `""` for what they do not set.
    var nonEmpty: String? { isEmpty ? nil : self }

    /// Whether all of it can be seen: ASCII without control characters.
    var isPrintableASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}

extension RawRepresentable<String> {
    /// The id, or nil for an empty one.
    var nonEmpty: Self? { rawValue.isEmpty ? nil : self }
}
