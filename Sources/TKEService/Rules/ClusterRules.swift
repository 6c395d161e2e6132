import CloudAPI
import CloudModel
import CloudWire

/// Which values a cluster may have.
enum ClusterRules {
    /// The longest name that the console takes.
    static let maximumName = 60

    static func name(_ name: String) throws(APIError) -> String {
        guard !name.isEmpty, name.unicodeScalars.count <= maximumName else {
            throw .invalid("The length of `ClusterName` is not in 1 to \(maximumName).")
        }
        return name
    }

    /// The version that a cluster reports: one without a suffix is the vendor's own, unless set otherwise.
    static func version(_ text: String, settings: Settings) throws(APIError) -> String {
        guard var version = KubernetesVersion(text) else {
            let known = KubernetesVersion.numbers.joined(separator: ", ")
            throw .invalid("The Kubernetes version `\(text)` is not supported. Supported are \(known).")
        }
        if settings.plainVersion == .vendor { version.suffix = version.suffix ?? KubernetesVersion.vendorSuffix }
        return version.description
    }

    /// Extra parameters are a JSON object of strings, written as a string.
    static func extraParameters(_ text: String?, parameter: String) throws(APIError) -> String {
        guard let text, !text.isEmpty else { return "" }
        guard let json = try? JSONParser.parse(Array(text.utf8)), let object = json.object,
            object.members.allSatisfy({ $0.value.string != nil })
        else { throw .invalid("The parameter `\(parameter)` is not a JSON map of strings.") }
        return text
    }

    /// DNS servers are written as `ip:port`.
    static func dnsServers(_ shapes: [DnsServerShape]) throws(APIError) -> [DnsServerShape] {
        for (index, shape) in shapes.enumerated() {
            for (place, server) in shape.dnsServers.enumerated() where !isSocket(server) {
                throw .malformed("DnsServers.\(index).DnsServers.\(place)", server)
            }
        }
        return shapes
    }

    private static func isSocket(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let port = UInt16(parts[1]) else { return false }
        return IPv4Address(parts[0]) != nil && port > 0
    }
}
