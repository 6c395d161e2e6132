import CloudWire

/// How the domains of rules change.
enum DomainChange {
    /// One for another, in its place among those that a rule has.
    case one(String, to: String)
    /// The whole list, which names none twice and is not empty.
    case all([String])

    /// What rules have after it that they may not have had before.
    var added: [String] {
        switch self {
        case .one(_, let new): [new]
        case .all(let new): new
        }
    }

    func applied(to domains: [String]) throws(APIError) -> [String] {
        switch self {
        case .one(let old, let new):
            guard new == old || !domains.contains(new) else {
                throw .invalidValue(because: "A rule with domain \(old) has domain \(new) as well.")
            }
            return domains.map { $0 == old ? new : $0 }
        case .all(let new): return new
        }
    }

    /// What stands for a domain afterwards: itself, where it stays.
    func successor(of domain: String) -> String {
        switch self {
        case .one(let old, let new): domain == old ? new : domain
        case .all(let new): new.contains(domain) ? domain : new[0]
        }
    }
}
