import Foundation
import TencentCloudClient
import Testing

struct InClusterTests {
    /// Runs a body with a folder such as a pod finds.
    private static func withAccount(_ files: [String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files { try Data(file.utf8).write(to: folder.appendingPathComponent(file)) }
        try body(folder.path)
    }

    @Test(arguments: [("172.16.0.1", "https://172.16.0.1:443"), ("fd00::1", "https://[fd00::1]:443")])
    func `a pod finds the server in its environment and proves itself by its account`(host: String, url: String) throws
    {
        try Self.withAccount(["ca.crt", "token"]) { folder in
            let environment = ["KUBERNETES_SERVICE_HOST": host, "KUBERNETES_SERVICE_PORT": "443"]
            let access = try KubernetesAccess.inCluster(environment: environment, folder: folder)
            let expected = KubernetesAccess(
                server: url,
                trust: .authority("ca.crt"),
                identity: .tokenFile(folder + "/token")
            )
            #expect(access == expected)
        }
    }

    @Test func `where nothing tells of a server there is no cluster`() throws {
        let problem = #expect(throws: AccessProblem.self) { try KubernetesAccess.inCluster(environment: [:]) }
        #expect(problem?.description.contains("KUBERNETES_SERVICE_HOST") == true)
    }

    @Test(arguments: [["ca.crt"], ["token"]])
    func `a pod without an account is told so`(files: [String]) throws {
        try Self.withAccount(files) { folder in
            let environment = ["KUBERNETES_SERVICE_HOST": "10.0.0.1", "KUBERNETES_SERVICE_PORT": "443"]
            let problem = #expect(throws: AccessProblem.self) {
                try KubernetesAccess.inCluster(environment: environment, folder: folder)
            }
            #expect(problem?.description.contains("no service account") == true)
        }
    }
}
