import CloudWire
import Foundation
import NIOSSL

/// The default cluster of a simulator, which keeps it on disk: requests for its ConfigMaps, as bytes.
struct ClusterSubject {
    let server: ServerProcess
    let port: Int
    let trust: NIOSSLContext
    private let path: String
    private let token: String

    /// Starts a simulator that keeps its state in that folder.
    init(executable: String, folder: String) throws {
        port = try ServerProcess.freePort()
        let httpPort = try ServerProcess.freePort()
        let file = folder + "/kubeconfig"
        let arguments = [
            "serve", "--http-port", "\(httpPort)", "--https-port", "0", "--kube-port", "\(port)", "--data", folder,
            "--kubeconfig", file,
        ]
        let probe = httpRequest("GET /_clbsim/health HTTP/1.1\r\nHost: localhost\r\n", body: [])
        server = try ServerProcess(executable, arguments, port: httpPort) { probe }
        let config = try Self.read(file)
        path = "/clusters/" + String(config["server", default: ""].split(separator: "/").last ?? "")
        token = config["token", default: ""]
        trust = try TLSSession.trust(
            Array(Data(base64Encoded: config["certificate-authority-data", default: ""]) ?? Data())
        )
    }

    func create(_ name: String) -> [UInt8] {
        let body: JSON = [
            "apiVersion": "v1", "kind": "ConfigMap",
            "metadata": [
                "name": .string(name),
                "labels": ["app.kubernetes.io/name": "benchmark", "app.kubernetes.io/part-of": "clbsim"],
            ],
            "data": ["application.yaml": .string(Self.settings)],
        ]
        return request("POST", "", body: Array(body.text.utf8))
    }

    var list: [UInt8] { request("GET", "") }

    func watch(after revision: String) -> [UInt8] { request("GET", "?watch=1&resourceVersion=\(revision)") }

    /// The revision of the object that a creation answered with.
    static func revision(in response: [UInt8]) throws -> String {
        let object = try JSONParser.parse(response)
        guard let revision = object["metadata"]?["resourceVersion"]?.string else {
            throw Connection.Failure(description: object.text)
        }
        return revision
    }

    private func request(_ method: String, _ query: String, body: [UInt8] = []) -> [UInt8] {
        let head = """
            \(method) \(path)/api/v1/namespaces/default/configmaps\(query) HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Authorization: Bearer \(token)\r
            Content-Type: application/json\r

            """
        return httpRequest(head, body: body)
    }

    /// About a kilobyte, as the settings of a small application are.
    private static let settings = (1...30).map { "  server.worker-\($0).queue: worker-\($0)-size\n" }.joined()

    /// The members of a kubeconfig that has one of each; written once the clusters are served, so it may have to be
    /// waited for.
    private static func read(_ file: String) throws -> [String: String] {
        let begin = Load.now()
        while !FileManager.default.fileExists(atPath: file) {
            guard Load.now() - begin < 30 else { throw Connection.Failure(description: "\(file) was not written") }
            usleep(1_000)
        }
        let pairs = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let parts = line.trimmingCharacters(in: .whitespaces).split(separator: ": ", maxSplits: 1).map(String.init)
            return parts.count == 2 ? (parts[0], parts[1]) : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
