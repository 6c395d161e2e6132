/// A resource that can have tags, in any of the cloud's products.
package struct TaggableResource: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case certificate, cluster, loadBalancer, securityGroup, subnet, vpc

        /// Certificates belong to no region.
        package var isRegional: Bool { self != .certificate }
    }

    package var kind: Kind
    package var id: String
    package var account: Int64
    /// Empty where the kind has none.
    package var region: String

    package init(kind: Kind, id: String, account: Int64, region: String) {
        self.kind = kind
        self.id = id
        self.account = account
        self.region = region
    }
}

/// A tag that an account has made, whether or not a resource carries it now.
package struct KnownTag: Hashable, Sendable {
    package var tag: Tag
    package var isInUse: Bool

    package init(tag: Tag, isInUse: Bool) {
        self.tag = tag
        self.isInUse = isInUse
    }
}
