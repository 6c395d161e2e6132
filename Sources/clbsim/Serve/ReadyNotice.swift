import CloudAPI
import CloudServer
import CloudWire
import Foundation

/// What `serve` prints once both ports accept connections: for people, or one JSON object for scripts.
struct ReadyNotice {
    let ports: ServedPorts
    let simulator: Simulator
    let options: ServeOptions

    func announce() {
        FileHandle.standardOutput.write(Data((options.log.logFormat == .json ? json : text).utf8))
    }

    private var http: String { "http://\(urlHost):\(ports.gateway.http)" }
    private var https: String { "https://\(urlHost):\(ports.gateway.https)" }
    private var kube: String { "https://\(urlHost):\(ports.kube)" }
    private var urlHost: String { options.host.contains(":") ? "[\(options.host)]" : options.host }

    private var json: String {
        let line: JSON = [
            "ready": true,
            "http": .string(http),
            "https": .string(https),
            "kube": .string(kube),
            "kubeconfig": .string(simulator.kubeconfigFile.path),
            "secretId": .string(AccountDirectory.defaultSecretId),
            "secretKey": .string(AccountDirectory.secretKey),
            "caFile": .string(simulator.authorityPath),
            "data": .string(options.data),
        ]
        return line.text + "\n"
    }

    private var text: String {
        """
        HTTP        \(http)
        HTTPS       \(https)
        Kubernetes  \(kube)
        Kubeconfig  \(simulator.kubeconfigFile.path)
        SecretId    \(AccountDirectory.defaultSecretId), or \(AccountDirectory.defaultSecretId)-NAME for a world of its own
        SecretKey   \(AccountDirectory.secretKey)
        CA file     \(simulator.authorityPath)
        State       \(options.data)
        clbsim is ready.

        """
    }
}
