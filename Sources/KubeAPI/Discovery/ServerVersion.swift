import CloudWire

/// The version a cluster's server tells, from the cluster's `K8SVersion`.
struct ServerVersion {
    let major: Int
    let minor: Int
    /// With the `v` and the vendor's suffix.
    let gitVersion: String

    init(_ version: String) {
        let numbers = version.split(separator: ".").map { $0.prefix { ("0"..."9").contains($0) } }
        major = numbers.first.flatMap { Int($0) } ?? 1
        minor = numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0
        gitVersion = "v" + version
    }

    var json: JSON {
        [
            "major": .string(String(major)), "minor": .string(String(minor)), "gitVersion": .string(gitVersion),
            "gitCommit": "0000000000000000000000000000000000000000", "gitTreeState": "clean",
            "buildDate": "1970-01-01T00:00:00Z", "goVersion": "none", "compiler": "swiftc",
            "platform": "linux/amd64",
        ]
    }
}
