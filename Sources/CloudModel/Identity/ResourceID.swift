/// The identifier of a cloud resource: a prefix, a dash and eight characters of `[a-z0-9]` (reference 2.1).
///
/// Any text can be held, since clients may send any; ``isWellFormed`` tells whether it can name something.
package protocol ResourceID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible
where RawValue == String {
    static var prefix: String { get }
    init(rawValue: String)
}

extension ResourceID {
    package var description: String { rawValue }

    package var isWellFormed: Bool {
        let head = Self.prefix + "-"
        return rawValue.hasPrefix(head)
            && rawValue.utf8.count == head.utf8.count + ResourceIDSequence.suffixLength
            && rawValue.utf8.dropFirst(head.utf8.count).allSatisfy(ResourceIDSequence.alphabet.contains)
    }
}

package struct LoadBalancerID: ResourceID {
    package static let prefix = "lb"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct ListenerID: ResourceID {
    package static let prefix = "lbl"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A forwarding rule of a layer 7 listener; the wire calls it a location.
package struct RuleID: ResourceID {
    package static let prefix = "loc"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct VpcID: ResourceID {
    package static let prefix = "vpc"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct SubnetID: ResourceID {
    package static let prefix = "subnet"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct SecurityGroupID: ResourceID {
    package static let prefix = "sg"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct RouteTableID: ResourceID {
    package static let prefix = "rtb"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct DhcpOptionsID: ResourceID {
    package static let prefix = "dopt"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
