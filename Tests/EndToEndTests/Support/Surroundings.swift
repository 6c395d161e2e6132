import Foundation
import Testing

/// Where the executable and the clients are, and what the machine's environment may not decide.
enum Surroundings {
    /// The folder of the test bundle holds all products of the build.
    static var clbsim: URL {
        get throws {
            let folder = try #require(Bundle.main.executableURL).deletingLastPathComponent()
            let product = folder.appendingPathComponent("clbsim")
            try #require(FileManager.default.isExecutableFile(atPath: product.path), "\(product.path) is not built")
            return product
        }
    }

    /// A program of the clients' Python environment.
    static func client(_ name: String, in folder: String = "bin") throws -> URL {
        let program = clients.appendingPathComponent("\(folder)/\(name)")
        try #require(
            FileManager.default.isExecutableFile(atPath: program.path),
            "\(program.path) is missing: run scripts/test, which installs the clients"
        )
        return program
    }

    /// One of the scripts beside these tests.
    static func script(_ name: String) -> String {
        tests.appendingPathComponent("Clients/\(name).py").path
    }

    /// A home for simulators and clients, kept so that all of them share one authority that the clients trust.
    static let home = clients.appendingPathComponent("home")

    /// The environment without what a developer may have set for the real cloud, a real proxy, or the simulator.
    static let environment: [String: String] = {
        let others = ProcessInfo.processInfo.environment.filter { name, _ in
            let name = name.uppercased()
            return !name.hasSuffix("_PROXY") && !name.hasSuffix("_BUNDLE") && !name.hasPrefix("TENCENTCLOUD_")
                && !name.hasPrefix("TCCLI_") && !name.hasPrefix("CLBSIM_")
        }
        return others.merging(["HOME": home.path, "PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    }()

    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let clients = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent(".build/clients")
}
