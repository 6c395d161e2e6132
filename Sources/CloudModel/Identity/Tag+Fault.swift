extension Tag {
    /// How many tags a resource may have; documented by the vendor, as the other limits here.
    package static let maximumPerResource = 50
    /// How many characters a key may have.
    package static let maximumKeyLength = 127
    /// How many characters a value may have.
    package static let maximumValueLength = 255

    private static let reservedStarts = ["qcloud", "tencent", "project"]
    private static let punctuation = Set<Unicode.Scalar>(" +-=._:/@()[]（）【】".unicodeScalars)

    /// What is wrong with a tag, for the codes of each service.
    package enum Fault: Hashable, Sendable {
        case keyEmpty, keyLength, keyCharacter, keyReserved, valueLength, valueCharacter
    }

    /// The first thing wrong with it.
    package var fault: Fault? { Self.fault(ofKey: key) ?? valueFault }

    /// The first thing wrong with a key of which no value is known.
    package static func fault(ofKey key: String) -> Fault? {
        guard !key.isEmpty else { return .keyEmpty }
        guard key.unicodeScalars.count <= maximumKeyLength else { return .keyLength }
        guard key.unicodeScalars.allSatisfy(isAllowed) else { return .keyCharacter }
        return reservedStarts.contains(where: key.lowercased().hasPrefix) ? .keyReserved : nil
    }

    private var valueFault: Fault? {
        guard value.unicodeScalars.count <= Self.maximumValueLength else { return .valueLength }
        return value.unicodeScalars.allSatisfy(Self.isAllowed) ? nil : .valueCharacter
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || punctuation.contains(scalar)
    }
}
