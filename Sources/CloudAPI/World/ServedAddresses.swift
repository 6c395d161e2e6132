import Synchronization

/// Where the simulator's own servers are reached: known once they listen.
package final class ServedAddresses: Sendable {
    private let clusters: Mutex<(url: String, authorityPEM: String)>

    /// Addresses that nobody listens on yet.
    package init() {
        clusters = Mutex(("https://127.0.0.1:6443", ""))
    }

    /// Where the clusters' APIs are served, without a slash at the end.
    package var clusterURL: String { clusters.withLock { $0.url } }
    /// The certificate that clients of the clusters trust.
    package var authorityPEM: String { clusters.withLock { $0.authorityPEM } }

    package func serveClusters(at url: String, authorityPEM: String) {
        clusters.withLock { $0 = (url, authorityPEM) }
    }
}
