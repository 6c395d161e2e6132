import CloudAPI
import CloudModel
import CloudServer
import CloudStore
import Foundation
import KubeAPI
import LocalCA
import TKEService

/// The default cluster and the file that leads to it.
extension Simulator {
    /// Tells where the clusters are served, and writes the default cluster's kubeconfig.
    func serveClusters(at port: Int) {
        let urlHost = host.contains(":") ? "[\(host)]" : host
        let authority = clusterConfiguration.authorityPEM
        gateway.world.served.serveClusters(at: "https://\(urlHost):\(port)", authorityPEM: authority)
        let clusters = (try? store.read { try $0.clusters() }) ?? []
        guard let cluster = clusters.first(where: { $0.name == DefaultCluster.name }) ?? clusters.first else { return }
        let config = Kubeconfig(
            cluster,
            servedAt: gateway.world.served.clusterURL,
            authorityPEM: authority,
            certificate: (administrator.certificatePEM, administrator.privateKeyPEM)
        )
        try? Data(config.text.utf8).write(to: kubeconfigFile, options: .atomic)
    }

    private var host: String { clusterConfiguration.host == "0.0.0.0" ? "127.0.0.1" : clusterConfiguration.host }
}
