import Foundation
import TencentCloudClient
import Testing

struct KubeconfigTests {
    private static let authority = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n"

    private static func encoded(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// A kubeconfig with one cluster and one user, whose members the test says.
    private static func text(cluster: [String] = [], user: [String] = []) -> String {
        let clusterLines = cluster.map { "    \($0)\n" }.joined()
        let userLines = user.map { "    \($0)\n" }.joined()
        return """
            apiVersion: v1
            kind: Config
            current-context: main
            contexts:
            - name: main
              context: {cluster: there, user: me}
            - name: other
              context: {cluster: elsewhere}
            clusters:
            - name: there
              cluster:
                server: https://10.0.0.1:6443
            \(clusterLines)- name: elsewhere
              cluster: {server: "http://localhost:8080"}
            users:
            - name: me
              user:
                token: secret
            \(userLines)
            """
    }

    private static func access(_ text: String, context: String? = nil) throws -> KubernetesAccess {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try Kubeconfig(files: [file.path]).access(context: context)
    }

    @Test func `the current context leads to a server and a user`() throws {
        let access = try Self.access(Self.text())
        #expect(access == KubernetesAccess(server: "https://10.0.0.1:6443", identity: .token("secret")))
    }

    @Test func `another context may be named`() throws {
        let access = try Self.access(Self.text(), context: "other")
        #expect(access == KubernetesAccess(server: "http://localhost:8080"))
    }

    @Test func `an authority may stand in the file, and a server go by another name`() throws {
        let data = "certificate-authority-data: \(Self.encoded(Self.authority))"
        let access = try Self.access(Self.text(cluster: [data, "tls-server-name: kubernetes"]))
        #expect(access.trust == .authority(Self.authority))
        #expect(access.serverName == "kubernetes")
    }

    @Test func `a server may be believed without proof`() throws {
        #expect(try Self.access(Self.text(cluster: ["insecure-skip-tls-verify: true"])).trust == .anything)
    }

    @Test func `files are named from the kubeconfig's own folder`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in [
            ("ca.pem", "an authority"), ("client.pem", "a chain"), ("key.pem", "a key"),
            (
                "config",
                Self.text(cluster: ["certificate-authority: ca.pem"]).replacing(
                    "    token: secret",
                    with: "    client-certificate: client.pem\n    client-key: \(folder.path)/key.pem"
                )
            ),
        ] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let access = try Kubeconfig(files: [folder.path + "/config"]).access()

        #expect(access.trust == .authority("an authority"))
        #expect(access.identity == .certificate(chain: "a chain", key: "a key"))
    }

    @Test func `the token's file counts more than the token`() throws {
        let access = try Self.access(Self.text(user: ["tokenFile: /run/token"]))
        #expect(access.identity == .tokenFile("/run/token"))
    }

    @Test func `of two files the first to name something counts, and a missing one is passed over`() throws {
        let other = Self.text().replacing("secret", with: "another").replacing("main", with: "second")
        try ServerTrust.withTwoFiles(Self.text(), other) { first, second in
            let config = try Kubeconfig(files: ["/no/such/file", first, second])
            #expect(config.currentContext == "main")
            #expect(try config.access().identity == .token("secret"))
            #expect(try config.access(context: "second").identity == .token("secret"))
        }
    }

    @Test(arguments: [
        (["exec: {command: aws}"], "The user `me` has `exec`"), (["auth-provider: {name: gcp}"], "`auth-provider`"),
        (["username: admin"], "`username`"),
    ])
    func `a way in that is not supported is named`(user: [String], text: String) throws {
        let problem = #expect(throws: AccessProblem.self) { try Self.access(Self.text(user: user)) }
        #expect(problem?.description.contains(text) == true)
    }

    @Test(arguments: [
        ("none", "no context `none`"), ("lost", "no cluster `gone`"), ("nameless", "no user `nobody`"),
    ])
    func `what is missing is named`(context: String, text: String) throws {
        let contexts = """
            contexts:
            - {name: lost, context: {cluster: gone}}
            - {name: nameless, context: {cluster: there, user: nobody}}
            """
        let config = Self.text().replacing("contexts:", with: contexts)
        let problem = #expect(throws: AccessProblem.self) { try Self.access(config, context: context) }
        #expect(problem?.description.contains(text) == true)
    }

    @Test func `a file that is not there, or is no YAML, is named`() throws {
        let missing = #expect(throws: AccessProblem.self) { try Kubeconfig(files: ["/no/such/file"]) }
        #expect(missing?.description == "/no/such/file cannot be read.")
        let problem = #expect(throws: AccessProblem.self) { try Self.access("a: [") }
        #expect(problem?.description.contains("is not YAML") == true)
    }

    @Test(arguments: [
        (["HOME": "/home/me"], ["/home/me/.kube/config"]),
        (["KUBECONFIG": "/a:/b", "HOME": "/home/me"], ["/a", "/b"]),
    ])
    func `the usual files are kubectl's`(environment: [String: String], files: [String]) {
        #expect(Kubeconfig.usualFiles(environment: environment) == files)
    }
}
