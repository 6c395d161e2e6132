import Foundation
import Yams

/// The files in which Kubernetes clients keep the ways to their clusters.
///
/// Of several files the first to name something counts, as with kubectl.
public struct Kubeconfig {
    /// A file's content, and the folder that the paths in it begin at.
    private struct Document {
        var root: Node
        var folder: String
    }

    private var documents: [Document] = []

    /// Reads files; of several that are named by the environment, those that are missing are passed over.
    ///
    /// - Throws: ``AccessProblem``: a file that cannot be read.
    public init(files: [String]) throws(AccessProblem) {
        for file in files {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
                if files.count > 1 { continue }
                throw AccessProblem("\(file) cannot be read.")
            }
            try add(text, file: file)
        }
    }

    /// The files to read where none is named: those of `KUBECONFIG`, or `~/.kube/config`.
    public static func usualFiles(environment: [String: String]) -> [String] {
        let named = (environment["KUBECONFIG"] ?? "").split(separator: ":").map(String.init)
        return named.isEmpty ? [(environment["HOME"] ?? "") + "/.kube/config"] : named
    }

    private mutating func add(_ text: String, file: String) throws(AccessProblem) {
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
            documents.append(Document(root: root, folder: folder))
        } catch {
            throw AccessProblem("\(file) is not YAML: \(error)")
        }
    }

    /// The context that is used where none is named.
    public var currentContext: String? {
        documents.lazy.compactMap { $0.root["current-context"]?.string }.first { !$0.isEmpty }
    }

    /// The way to the cluster of a context; the current one where none is named.
    ///
    /// - Throws: ``AccessProblem``: what is missing, or asks for what this client cannot do.
    public func access(context name: String? = nil) throws(AccessProblem) -> KubernetesAccess {
        guard let name = name ?? currentContext else {
            throw AccessProblem("The kubeconfig has no current context; name one.")
        }
        let context = try entry("context", of: "contexts", named: name)
        guard let cluster = context.text("cluster") else {
            throw AccessProblem("The context `\(name)` names no cluster.")
        }
        let place = try entry("cluster", of: "clusters", named: cluster)
        guard let server = place.text("server") else {
            throw AccessProblem("The cluster `\(cluster)` has no server.")
        }
        try place.refuse(["proxy-url"])
        return KubernetesAccess(
            server: server,
            trust: try place.trust,
            identity: try context.text("user").map { user throws(AccessProblem) in
                try entry("user", of: "users", named: user).identity
            } ?? .anonymous,
            serverName: place.text("tls-server-name")
        )
    }

    private func entry(_ kind: String, of list: String, named name: String) throws(AccessProblem) -> KubeconfigEntry {
        for document in documents {
            let found = document.root[list]?.sequence?.first { $0["name"]?.string == name }
            guard let found else { continue }
            let title = "The \(kind) `\(name)`"
            return KubeconfigEntry(title: title, node: found[kind], folder: document.folder)
        }
        throw AccessProblem("The kubeconfig has no \(kind) `\(name)`.")
    }
}
