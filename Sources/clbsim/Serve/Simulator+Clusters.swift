import CloudAPI
import CloudModel
import CloudServer
import CloudStore
import Foundation
import KubeAPI
import LocalCA
import Logging

/// The default cluster and the file that leads to it.
extension Simulator {
    /// Tells where the clusters are served, and writes the default cluster's kubeconfig.
    func serveClusters(at port: Int) {
        let urlHost = host.contains(":") ? "[\(host)]" : host
        let authority = clusterConfiguration.authorityPEM
        gateway.world.served.serveClusters(at: "https://\(urlHost):\(port)", authorityPEM: authority)
        guard let cluster = defaultCluster else { return }
        let config = Kubeconfig(
            cluster,
            servedAt: gateway.world.served.clusterURL,
            authorityPEM: authority,
            certificate: (administrator.certificatePEM, administrator.privateKeyPEM)
        )
        // It holds a key: nobody else may read it.
        let isWritten = FileManager.default.createFile(
            atPath: kubeconfigFile.path,
            contents: Data(config.text.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        if !isWritten { log.error("the kubeconfig cannot be written", metadata: ["path": "\(kubeconfigFile.path)"]) }
    }

    private var host: String { clusterConfiguration.host == "0.0.0.0" ? "127.0.0.1" : clusterConfiguration.host }
}
