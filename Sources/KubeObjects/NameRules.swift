/// What names may look like, with the texts of `k8s.io/apimachinery/pkg/util/validation`.
package enum NameRules {
    private static let label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"

    /// What is wrong with a name as an RFC 1123 subdomain: what most names are.
    package static func subdomain(_ name: String) -> [String] {
        guard name.utf8.count <= 253 else { return ["must be no more than 253 characters"] }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard !parts.allSatisfy(isLabel) else { return [] }
        return [
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must "
                + "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
                + "'\(label)(\\.\(label))*')"
        ]
    }

    /// What is wrong with a name as an RFC 1123 label, as namespaces are.
    package static func dnsLabel(_ name: String) -> [String] {
        guard name.utf8.count <= 63 else { return ["must be no more than 63 characters"] }
        guard !isLabel(Substring(name)) else { return [] }
        return [
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and "
                + "end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
                + "'\(label)')"
        ]
    }

    /// What is wrong with a name as an RFC 1035 label, as Services are.
    package static func rfc1035Label(_ name: String) -> [String] {
        guard name.utf8.count <= 63 else { return ["must be no more than 63 characters"] }
        guard !isLabel(Substring(name)) || name.utf8.first.map(isDigit) == true else { return [] }
        return [
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
                + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for "
                + "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
        ]
    }

    /// What is wrong with the key of a label or an annotation: an optional DNS prefix, a slash, and a name.
    package static func qualifiedName(_ key: String) -> [String] {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a qualified name \(qualifiedText) with an optional DNS subdomain prefix and '/' (e.g. "
                    + "'example.com/MyName')"
            ]
        }
        var faults: [String] = []
        if parts.count == 2 {
            let prefix = parts[0]
            faults += prefix.isEmpty ? ["prefix part must be non-empty"] : subdomain(prefix).map { "prefix part \($0)" }
        }
        if name.isEmpty {
            faults.append("name part must be non-empty")
        } else if name.utf8.count > 63 {
            faults.append("name part must be no more than 63 characters")
        }
        if !isQualified(name) { faults.append("name part \(qualifiedText)") }
        return faults
    }

    /// What is wrong with the value of a label.
    package static func labelValue(_ value: String) -> [String] {
        guard value.utf8.count <= 63 else { return ["must be no more than 63 characters"] }
        guard !value.isEmpty, !isQualified(value) else { return [] }
        return [
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
                + "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex "
                + "used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
        ]
    }

    private static let qualifiedText =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
        + "character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

    private static func isQualified(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || "-_.".utf8.contains($0) }
    }

    private static func isLabel(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isLower(first) && isLower(last) && text.utf8.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLower(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
