import CloudWire

/// The image of a container, as a container runtime tells of it.
struct ContainerImage {
    let name: String
    private let pullPolicy: String

    init(of container: JSON) {
        name = container["image"]?.string ?? ""
        pullPolicy = container["imagePullPolicy"]?.string ?? ""
    }

    /// The name with registry, folder and tag: `nginx` is `docker.io/library/nginx:latest`.
    var resolved: String {
        var parts = name.split(separator: "/").map(String.init)
        let hasRegistry =
            parts.count > 1 && (parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost")
        if !hasRegistry {
            if parts.count == 1 { parts.insert("library", at: 0) }
            parts.insert("docker.io", at: 0)
        }
        let isTagged = parts.last.map { $0.contains(":") || $0.contains("@") } ?? false
        return parts.joined(separator: "/") + (isTagged ? "" : ":latest")
    }

    /// The name by content; the same for the same name, since there is no content.
    var id: String {
        let digest = (0..<4).map { hash(salt: $0) }.map(Self.hexadecimal).joined()
        let repository = resolved.split(separator: "@")[0]
        let last = repository.lastIndex(of: "/").map { repository[$0...] } ?? repository
        let tag = last.lastIndex(of: ":") ?? repository.endIndex
        return "\(repository[..<tag])@sha256:\(digest)"
    }

    /// Between twenty and a hundred megabytes.
    var sizeBytes: UInt64 { 20_000_000 + hash(salt: 4) % 80_000_000 }

    func isPulled(again: Bool) -> Bool { pullPolicy == "Always" || (!again && pullPolicy != "Never") }

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private func hash(salt: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(salt)\(resolved)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
