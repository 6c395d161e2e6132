import Foundation

/// How long certificates live, counted from the moment they are made.
enum Validity {
    static let authority: TimeInterval = 3_650 * day
    /// Apple platforms refuse a server certificate that lives longer than 825 days, even from a private authority.
    static let server: TimeInterval = 820 * day
    /// Backdating, so that a container or a virtual machine whose clock is a little behind accepts the certificate.
    static let backdating: TimeInterval = 1 * day
    /// A certificate is replaced this long before its end: a process may run for weeks on what it read at its start.
    static let renewal: TimeInterval = 30 * day

    private static let day: TimeInterval = 86_400
}
