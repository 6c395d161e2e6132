/// From where: `internet`, `vpc/ID` or `pod/NAMESPACE/NAME`.
enum ReachOrigin: Hashable, Sendable {
    case internet
    case vpc(String)
    case pod(namespace: String, name: String)

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        switch (parts.first, parts.count) {
        case ("internet", 1): self = .internet
        case ("vpc", 2): self = .vpc(parts[1])
        case ("pod", 3): self = .pod(namespace: parts[1], name: parts[2])
        default: return nil
        }
    }
}
