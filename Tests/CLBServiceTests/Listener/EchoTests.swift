import CloudWire
import TestSupport
import Testing

/// Reference 3.1 to 3.4: what a describe shows can be sent back, as clients do that change one setting of several.
struct EchoTests {
    private static let listenerMembers = [
        "ListenerName", "HealthCheck", "Certificate", "SessionExpireTime", "Scheduler", "SniSwitch", "TargetType",
        "KeepaliveEnable", "SessionType", "DeregisterTargetRst", "MaxConn", "MaxCps", "IdleConnectTimeout",
        "DataCompressMode", "RescheduleInterval", "RescheduleStartTime",
    ]
    private static let ruleMembers = [
        "LocationId", "Url", "HealthCheck", "Scheduler", "SessionExpireTime", "ForwardType", "CookieName",
    ]

    /// The members of those names that are not null.
    private static func members(_ names: [String], of json: JSON) -> [String: JSON] {
        let shown = names.compactMap { name in json[name].map { (name, $0) } }.filter { $0.1 != .null }
        return Dictionary(uniqueKeysWithValues: shown)
    }

    @Test(arguments: ["TCP", "UDP", "TCP_SSL", "HTTP", "HTTPS"])
    func `a listener stays as it is`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener(`protocol`)
        let shown = try #require(try cloud.describe(listener))

        var sent = Self.members(Self.listenerMembers, of: shown).merging(["ListenerId": listener]) { $1 }
        // What is shown of a certificate has members that are never sent.
        if let id = shown["Certificate"]?["CertId"] { sent["Certificate"] = ["CertId": id] }
        let response = try cloud.call("ModifyListener", sent)

        #expect(response.errorCode == nil, "\(response)")
        #expect(try cloud.describe(listener) == shown)
    }

    @Test(arguments: ["a.example", "*.a.example", "~a[0-9]"])
    func `a rule stays as it is, and its probes follow its domain`(domain: String) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let rule: JSON = ["Domain": .string(domain), "Url": "/", "HealthCheck": ["HealthSwitch": 0]]
        _ = try cloud.createRules([rule], on: listener)
        let shown = try cloud.rules(of: listener)[0]

        let sent = Self.members(Self.ruleMembers, of: shown).merging(["ListenerId": listener]) { $1 }
        let response = try cloud.call("ModifyRule", sent)

        #expect(response.errorCode == nil, "\(response)")
        #expect(try cloud.rules(of: listener)[0] == shown)
        _ = try cloud.call(
            "ModifyDomain",
            ["ListenerId": listener, "Domain": .string(domain), "NewDomain": "b.example"]
        )
        #expect(try cloud.rules(of: listener)[0]["HealthCheck"]?["HttpCheckDomain"] == "b.example")
    }

    @Test(arguments: ["TCP", "HTTP"])
    func `zero takes an idle timeout back to the default`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()
        let options: [String: JSON] = `protocol` == "TCP" ? ["IdleConnectTimeout": 60] : [:]
        let listener = try cloud.listener(`protocol`, 80, options)

        let response = try cloud.call("ModifyListener", ["ListenerId": listener, "IdleConnectTimeout": 0])

        #expect(response.errorCode == nil)
        #expect(try cloud.describe(listener)?["IdleConnectTimeout"] == 0)
        #expect(try cloud.createListener(`protocol`, 81, ["IdleConnectTimeout": 0]).errorCode == nil)
    }
}
