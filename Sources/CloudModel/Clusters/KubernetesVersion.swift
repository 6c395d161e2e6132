/// A version that a cluster can be asked for: a number such as `1.32.2`, and perhaps the vendor's suffix.
package struct KubernetesVersion: Hashable, Sendable, CustomStringConvertible {
    package var number: String
    /// `eks.1` or `tke.2`; nil for none.
    package var suffix: String?

    /// The numbers the vendor's release notes have had since 1.18, the oldest that EKS still documents.
    package static let numbers = [
        "1.18.4", "1.20.6", "1.22.5", "1.24.4", "1.26.1", "1.28.3", "1.30.0", "1.32.2", "1.34.1",
    ]

    /// What the vendor's own Kubernetes is marked with where nothing else was asked for.
    package static let vendorSuffix = "eks.1"

    /// Reads a version; nil for a number that no cluster can have, and for any other suffix.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let number = parts.first, Self.numbers.contains(number) else { return nil }
        self.number = number
        guard parts.count > 1 else { return }
        guard Self.isVendorSuffix(parts[1]) else { return nil }
        suffix = parts[1]
    }

    package var description: String { suffix.map { "\(number)-\($0)" } ?? number }

    private static func isVendorSuffix(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, ["eks", "tke"].contains(parts[0]), !parts[1].isEmpty else { return false }
        return parts[1].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
