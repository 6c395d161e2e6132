package import CloudModel
import Foundation

/// The file by which clients of a cluster find it and prove who they are.
package struct Kubeconfig: Sendable {
    private let cluster: Cluster
    private let url: String
    private let authorityPEM: String
    /// A certificate and its key, for those who would rather show those than the token; both as PEM text.
    private let certificate: (text: String, key: String)?

    /// The kubeconfig of a cluster served below that address, without a slash at its end.
    package init(
        _ cluster: Cluster,
        servedAt url: String,
        authorityPEM: String,
        certificate: (text: String, key: String)? = nil
    ) {
        self.cluster = cluster
        self.url = url
        self.authorityPEM = authorityPEM
        self.certificate = certificate
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
            certificate-authority-data: \(Self.encoded(authorityPEM))
            server: \(serverURL)
        users:
        - name: admin
          user:
            token: \(cluster.token)
        \(certificateUser)contexts:
        - name: \(cluster.id)-context-default
          context:
            cluster: \(cluster.id)
            user: admin
        \(certificateContext)current-context: \(cluster.id)-context-default
        preferences: {}

        """
    }

    /// The same administrator by certificate, and the context that uses it.
    private var certificateUser: String {
        guard let certificate else { return "" }
        return """
            - name: admin-certificate
              user:
                client-certificate-data: \(Self.encoded(certificate.text))
                client-key-data: \(Self.encoded(certificate.key))

            """
    }

    private var certificateContext: String {
        guard certificate != nil else { return "" }
        return """
            - name: \(cluster.id)-context-certificate
              context:
                cluster: \(cluster.id)
                user: admin-certificate

            """
    }

    private static func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
