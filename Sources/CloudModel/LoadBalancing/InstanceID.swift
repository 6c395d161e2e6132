/// A virtual machine.
///
/// None is simulated: any well-formed id is taken for one that exists.
package struct InstanceID: ResourceID {
    package static let prefix = "ins"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    /// A private address that follows from the id, so that answers which must name one always name the same.
    ///
    /// It lies in 172.16.0.0/12, by the FNV-1a hash of the id. Two ids may share one; nothing is looked up by it.
    package var privateAddress: IPv4Address {
        let hash = rawValue.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return IPv4Address(bits: 0xAC10_0000 | (hash ^ hash >> 12) & 0x000F_FFFF)
    }
}
