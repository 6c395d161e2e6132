/// The grammar of image names: an optional registry, a path, an optional tag and an optional digest.
enum ImageReference {
    private static let longestName = 255

    /// What a container runtime says is wrong with a name; nil for one that it can take.
    static func fault(in name: String) -> String? {
        guard !name.isEmpty else { return "invalid reference format" }
        if isIdentifier(name) {
            return "invalid repository name (\(name)), cannot specify 64-byte hexadecimal strings"
        }
        let (domain, rest) = split(name)
        let tagged = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let colon = tagged[0].firstIndex(of: ":")
        let path = tagged[0][..<(colon ?? tagged[0].endIndex)]
        guard path.lowercased() == path else {
            return "invalid reference format: repository name (\(path)) must be lowercase"
        }
        let isRight =
            isDomain(domain) && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isComponent)
            && (colon.map { isTag(tagged[0][$0...].dropFirst()) } ?? true)
            && (tagged.count == 1 || isDigest(tagged[1]))
        guard isRight else { return "invalid reference format" }
        guard domain.count + 1 + path.count <= longestName else {
            return "repository name must not be more than \(longestName) characters"
        }
        return nil
    }

    /// The registry and what is in it; a first part that looks like no host is part of the path.
    private static func split(_ name: String) -> (domain: Substring, rest: String) {
        let slash = name.firstIndex(of: "/")
        let first = name[..<(slash ?? name.startIndex)]
        let isHost = first.contains { ".:".contains($0) } || first == "localhost" || first.lowercased() != first
        guard let slash, isHost else { return ("docker.io", slash == nil ? "library/\(name)" : name) }
        return (first, String(name[slash...].dropFirst()))
    }

    private static func isIdentifier(_ name: String) -> Bool {
        name.utf8.count == 64 && name.utf8.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0) }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 1 || (!sides[1].isEmpty && sides[1].utf8.allSatisfy(isDigit)) else { return false }
        return sides[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// Small letters and digits, in groups between which stand a point, one or two underscores, or hyphens.
    private static func isComponent(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        guard isSmallOrDigit(first), isSmallOrDigit(last) else { return false }
        let separators = text.utf8.split(whereSeparator: isSmallOrDigit).map { String(Substring($0)) }
        return separators.allSatisfy { [".", "_", "__"].contains($0) || $0.allSatisfy { $0 == "-" } }
    }

    private static func isTag(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 128 else { return false }
        let isFirstRight = isLetter(first) || isDigit(first) || first == UInt8(ascii: "_")
        return isFirstRight && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || "_.-".utf8.contains($0) }
    }

    /// The name of an algorithm and at least 32 hexadecimal digits.
    private static func isDigest(_ text: Substring) -> Bool {
        let sides = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, sides[1].utf8.count >= 32, sides[1].allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return false
        }
        let parts = sides[0].split(omittingEmptySubsequences: false) { "-_+.".contains($0) }
        return parts.allSatisfy { part in
            part.utf8.first.map(isLetter) ?? false && part.utf8.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 }

    private static func isSmallOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }
}
