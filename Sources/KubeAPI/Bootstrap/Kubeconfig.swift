package import CloudModel
import Foundation

/// The file by which clients of a cluster find it and prove who they are.
package struct Kubeconfig: Sendable {
    private let cluster: Cluster
    private let url: String
    private let authorityPEM: String

    /// The kubeconfig of a cluster served below that address, without a slash at its end.
    package init(_ cluster: Cluster, servedAt url: String, authorityPEM: String) {
        self.cluster = cluster
        self.url = url
        self.authorityPEM = authorityPEM
    }

    /// Where the cluster's own API is: a path of the address that serves them all.
    package var serverURL: String { "\(url)/clusters/\(cluster.id)" }

    /// The file; its context is named as the console names it (reconciler reference 7).
    package var text: String {
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: \(cluster.id)
          cluster:
            certificate-authority-data: \(Data(authorityPEM.utf8).base64EncodedString())
            server: \(serverURL)
        users:
        - name: admin
          user:
            token: \(cluster.token)
        contexts:
        - name: \(cluster.id)-context-default
          context:
            cluster: \(cluster.id)
            user: admin
        current-context: \(cluster.id)-context-default
        preferences: {}

        """
    }
}
