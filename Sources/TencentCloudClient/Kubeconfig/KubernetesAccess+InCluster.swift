import Foundation

extension KubernetesAccess {
    /// Where Kubernetes puts the account of a pod.
    private static let accountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// The way to the cluster that this process runs in, as the pod's service account.
    ///
    /// - Parameters:
    ///   - environment: that of the process, which names the server.
    ///   - folder: where the account's token and the authority are; nil for where Kubernetes puts them.
    /// - Returns: the way to the cluster.
    /// - Throws: ``AccessProblem``: what shows that the process runs in no cluster.
    public static func inCluster(
        environment: [String: String],
        folder: String? = nil
    ) throws(AccessProblem) -> KubernetesAccess {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
            let port = environment["KUBERNETES_SERVICE_PORT"], !port.isEmpty
        else { throw AccessProblem("KUBERNETES_SERVICE_HOST and _PORT are not set: this is no pod of a cluster.") }
        let folder = folder ?? accountFolder
        guard let authority = try? String(contentsOfFile: folder + "/ca.crt", encoding: .utf8) else {
            throw AccessProblem("\(folder)/ca.crt cannot be read: the pod has no service account.")
        }
        guard FileManager.default.isReadableFile(atPath: folder + "/token") else {
            throw AccessProblem("\(folder)/token cannot be read: the pod has no service account.")
        }
        return KubernetesAccess(
            server: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)",
            trust: .authority(authority),
            identity: .tokenFile(folder + "/token")
        )
    }
}
