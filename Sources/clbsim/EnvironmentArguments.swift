import Foundation

/// Gives the options of `serve` from the environment: `CLBSIM_HTTP_PORT=80` stands for `--http-port 80`.
///
/// `CLBSIM_SET` holds any number of settings, with commas between them.
///
/// They are put before those of the command line, so that the latter win, and so that a bad value is reported alike.
enum EnvironmentArguments {
    private static let options = [
        "http-port", "https-port", "host", "data", "seed", "clock", "task-delay", "profile", "log-level", "log-format",
    ]

    static func merged(
        into arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String] {
        let isServe = arguments.first.map { $0 == "serve" || $0.hasPrefix("-") } ?? true
        guard isServe, !arguments.contains(where: ["--help", "-h", "--version"].contains) else { return arguments }
        let given = options.flatMap { option in
            environment[variable(for: option)].map { ["--\(option)", $0] } ?? []
        }
        let settings = environment["CLBSIM_SET"]?.split(separator: ",").flatMap { ["--set", String($0)] } ?? []
        return ["serve"] + given + settings + arguments.drop { $0 == "serve" }
    }

    private static func variable(for option: String) -> String {
        "CLBSIM_" + option.uppercased().replacing("-", with: "_")
    }
}
