import Foundation
import Yams

/// A named cluster, user or context of a kubeconfig.
struct KubeconfigEntry {
    /// How a sentence about it begins.
    var title: String
    var node: Node?
    /// Where relative paths begin.
    var folder: String

    /// A member's text; nil where there is none, or an empty one.
    func text(_ name: String) -> String? {
        node?[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What the server is checked against.
    var trust: KubernetesAccess.Trust {
        get throws(AccessProblem) {
            if node?["insecure-skip-tls-verify"]?.bool == true { return .anything }
            return try pem("certificate-authority").map { .authority($0) } ?? .system
        }
    }

    /// Who asks; a token counts more than a certificate, and its file more than its text.
    var identity: KubernetesAccess.Identity {
        get throws(AccessProblem) {
            try refuse(["exec", "auth-provider", "username", "password", "as"])
            if let file = text("tokenFile") { return .tokenFile(path(file)) }
            if let token = text("token") { return .token(token) }
            guard let chain = try pem("client-certificate") else { return .anonymous }
            guard let key = try pem("client-key") else {
                throw AccessProblem("\(title) has a client certificate and no key for it.")
            }
            return .certificate(chain: chain, key: key)
        }
    }

    /// Says of a member that this client cannot do what it asks for.
    func refuse(_ names: [String]) throws(AccessProblem) {
        guard let name = names.first(where: { node?[$0] != nil && node?[$0]?.null == nil }) else { return }
        throw AccessProblem("\(title) has `\(name)`, which is not supported; a token or a client certificate is.")
    }

    /// PEM text that stands in the entry in Base64, or in a file that it names.
    private func pem(_ name: String) throws(AccessProblem) -> String? {
        if let encoded = text("\(name)-data") {
            guard let data = Data(base64Encoded: encoded, options: .ignoreUnknownCharacters), !data.isEmpty else {
                throw AccessProblem("\(title) has a `\(name)-data` that is not Base64.")
            }
            return String(decoding: data, as: UTF8.self)
        }
        guard let file = text(name) else { return nil }
        guard let text = try? String(contentsOfFile: path(file), encoding: .utf8) else {
            throw AccessProblem("\(title) names \(path(file)), which cannot be read.")
        }
        return text
    }

    private func path(_ file: String) -> String {
        file.hasPrefix("/") ? file : "\(folder)/\(file)"
    }
}
