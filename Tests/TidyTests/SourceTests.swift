import Testing

/// Rules of the house that no compiler checks.
struct SourceTests {
    private static let sources = Repository.swiftFiles(under: "Sources")
    private static let product = sources.filter { !["TestSupport", "clbsim-benchmark"].contains($0.module) }

    @Test func `there is something to check`() {
        #expect(Self.product.count > 100)
    }

    @Test func `no file is longer than 400 lines`() {
        let long = (Self.sources + Repository.swiftFiles(under: "Tests")).filter { $0.lines.count > 400 }
        #expect(long.map(\.path) == [])
    }

    @Test(arguments: [
        "TODO", "FIXME", "XXX", "try!", "@unchecked Sendable", "nonisolated(unsafe)", "fatalError(", "Task.detached",
    ])
    func `a banned word stands nowhere`(word: String) {
        #expect(Self.sources.filter { $0.text.contains(word) }.map(\.path) == [])
    }

    /// Time and randomness come from outside in the composition roots, those of the commands that run on.
    @Test(arguments: [
        "Date()", "UUID()", ".random(", "ContinuousClock", "usleep", "SystemRandomNumberGenerator",
    ])
    func `only the composition root asks the machine`(word: String) {
        let roots = ["Sources/clbsim/Serve/", "Sources/clbsim/Reconcile/"]
        let users = Self.product.filter { file in
            file.text.contains(word) && !roots.contains(where: file.path.hasPrefix)
        }
        #expect(users.map(\.path) == [])
    }

    /// One pause serves the commands that run on; everything else compares moments.
    @Test func `only the pause sleeps`() {
        let users = Self.sources.filter { $0.text.contains("Task.sleep") }
        #expect(users.map(\.path) == ["Sources/clbsim/Pause.swift"])
    }

    @Test(arguments: [
        ("GRDB", ["CloudStore"]), ("Crypto", ["CloudWire", "LocalCA"]), ("CryptoExtras", ["LocalCA"]),
        ("X509", ["LocalCA"]), ("SwiftASN1", ["LocalCA"]), ("HummingbirdCore", ["CloudServer"]),
        ("NIOCore", ["CloudServer", "TencentCloudClient"]), ("NIOSSL", ["CloudServer", "TencentCloudClient"]),
        ("NIOHTTP1", ["CloudServer", "TencentCloudClient"]), ("NIOPosix", ["CloudServer"]),
        ("AsyncHTTPClient", ["TencentCloudClient"]), ("Yams", ["KubeAPI", "TencentCloudClient"]),
        ("ArgumentParser", ["clbsim"]), ("ServiceLifecycle", ["CloudServer", "clbsim"]),
    ])
    func `a technology is imported by its own module only`(technology: String, modules: [String]) {
        let users = Self.product.filter { file in
            file.lines.contains { $0.hasSuffix("import \(technology)") } && !modules.contains(file.module)
        }
        #expect(users.map(\.path) == [])
    }

    @Test(arguments: ["Manager", "Helper", "Util", "Common", "Misc", "Base"])
    func `no file has a name that says nothing`(word: String) {
        let named = Self.sources.filter { $0.path.split(separator: "/").last?.contains(word) == true }
        #expect(named.map(\.path) == [])
    }
}
