import SwiftASN1
import X509

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A name a server certificate is good for: a host name, perhaps with a wildcard label, or an address.
///
/// The kind matters: clients that dial an address look for it among the certificate's addresses only.
enum SubjectName: Hashable {
    case host(String)
    case address([UInt8])

    /// The name that text stands for; text that is no IPv4 or IPv6 address is a host name.
    init(_ text: String) {
        let address = Self.address(text, family: AF_INET, length: 4) ?? Self.address(text, family: AF_INET6, length: 16)
        self = address.map(SubjectName.address) ?? .host(text.lowercased())
    }

    /// The name in a certificate; `nil` for the kinds that servers are not dialled by.
    init?(_ name: GeneralName) {
        switch name {
        case .dnsName(let host): self = .host(host)
        case .ipAddress(let octets): self = .address(Array(octets.bytes))
        default: return nil
        }
    }

    var generalName: GeneralName {
        switch self {
        case .host(let host): .dnsName(host)
        case .address(let bytes): .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
        }
    }

    private static func address(_ text: String, family: Int32, length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
