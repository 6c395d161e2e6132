import Foundation

/// Gives the options of a command from the environment: `CLBSIM_HTTP_PORT=80` stands for `--http-port 80`.
///
/// `CLBSIM_SET` holds any number of settings, with commas between them. Those that the vendor's tools take from the
/// environment are taken from there too.
///
/// They are put before those of the command line, so that the latter win, and so that a bad value is reported alike.
enum EnvironmentArguments {
    private static let options = [
        "serve": [
            "http-port", "https-port", "host", "data", "seed", "clock", "task-delay", "profile", "log-level",
            "log-format",
        ],
        "reconcile": [
            "kubeconfig", "context", "endpoint", "ca", "region", "secret-id", "secret-key", "token", "cluster-id",
            "vpc-id", "service-subnet-id", "log-level", "log-format",
        ],
    ]

    private static let vendorVariables = [
        "region": "TENCENTCLOUD_REGION", "secret-id": "TENCENTCLOUD_SECRET_ID",
        "secret-key": "TENCENTCLOUD_SECRET_KEY", "token": "TENCENTCLOUD_TOKEN",
    ]

    static func merged(
        into arguments: [String],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> [String] {
        let isNamed = arguments.first.map { !$0.hasPrefix("-") } ?? false
        let command = isNamed ? arguments[0] : "serve"
        guard let options = options[command], !arguments.contains(where: ["--help", "-h", "--version"].contains) else {
            return arguments
        }
        let given = options.flatMap { option in value(of: option, in: environment).map { ["--\(option)", $0] } ?? [] }
        let texts = command == "serve" ? environment["CLBSIM_SET"]?.split(separator: ",") ?? [] : []
        return [command] + given + texts.flatMap { ["--set", String($0)] } + arguments.dropFirst(isNamed ? 1 : 0)
    }

    private static func value(of option: String, in environment: [String: String]) -> String? {
        let own = environment["CLBSIM_" + option.uppercased().replacing("-", with: "_")]
        return own ?? vendorVariables[option].flatMap { environment[$0] }
    }
}
