import CloudWire
import TestSupport
import Testing

/// Reference 3.3.
struct HealthCheckTests {
    @Test func `what was not configured is null on a layer 4 listener`() throws {
        let cloud = try BoundLoadBalancer()

        let check = try #require(try cloud.describe(cloud.listener())?["HealthCheck"])

        let expected: [String: JSON] = [
            "HealthSwitch": 1, "TimeOut": 2, "IntervalTime": 5, "HealthNum": 3, "UnHealthNum": 3, "CheckType": "TCP",
            "SourceIpType": 0,
        ]
        for member in check.object?.members ?? [] { #expect(member.value == expected[member.name] ?? .null) }
        #expect(check.object?.members.count == 17)
    }

    @Test func `what Terraform sends for no setting is given back as null`() throws {
        let cloud = try BoundLoadBalancer()

        let id = try cloud.listener("TCP", 80, ["HealthCheck": ["CheckPort": -1, "HttpCheckPath": ""]])

        #expect(try cloud.describe(id)?["HealthCheck"]?["CheckPort"] == .null)
        #expect(try cloud.describe(id)?["HealthCheck"]?["HttpCheckPath"] == .null)
    }

    @Test(arguments: [("TCP", "TCP"), ("UDP", "PING"), ("TCP_SSL", "TCP")])
    func `each protocol has its own kind of probe`(protocol: String, kind: String) throws {
        let cloud = try BoundLoadBalancer()

        let id = try cloud.listener(`protocol`, 80)

        #expect(try cloud.describe(id)?["HealthCheck"]?["CheckType"] == .string(kind))
    }

    @Test(
        arguments: [
            (["TimeOut": 2, "IntervalTime": 3], nil), (["TimeOut": 60, "IntervalTime": 61], nil),
            (["TimeOut": 1], "InvalidParameterValue"), (["TimeOut": 61, "IntervalTime": 100], "InvalidParameterValue"),
            (["TimeOut": 5], "InvalidParameterValue"), (["IntervalTime": 301], "InvalidParameterValue"),
            (["IntervalTime": 2], "InvalidParameterValue"), (["HealthNum": 1], "InvalidParameterValue"),
            (["HealthNum": 11], "InvalidParameterValue"), (["UnHealthNum": 1], "InvalidParameterValue"),
            (["HealthSwitch": 2], "InvalidParameterValue"), (["CheckPort": 0], "InvalidParameterValue"),
            (["CheckPort": 65_535], nil), (["CheckPort": -2], "InvalidParameterValue"),
            (["SourceIpType": 2], "InvalidParameterValue"), (["SourceIpType": 1], nil),
            (["HealthNum": .int(Int64.max)], "InvalidParameterValue"),
        ] as [(JSON, String?)]
    )
    func `numbers are within their range`(check: JSON, code: String?) throws {
        #expect(try BoundLoadBalancer().createListener("TCP", 80, ["HealthCheck": check]).errorCode == code)
    }

    private static let http: [String: JSON] = [
        "CheckType": "HTTP", "HttpVersion": "HTTP/1.1", "HttpCheckDomain": "a.example",
    ]

    @Test(
        arguments: [
            ([:], nil), (["HttpVersion": ""], "MissingParameter"), (["HttpVersion": "HTTP/2"], "InvalidParameterValue"),
            (["HttpCheckDomain": ""], "MissingParameter"),
            (["HttpCheckDomain": "*.a.example"], "InvalidParameterValue"),
            (["HttpCheckDomain": .string(String(repeating: "a", count: 81))], "InvalidParameterValue.Length"),
            (["HttpCheckPath": "no-slash"], "InvalidParameterValue"), (["HttpCheckPath": "/a_b-c.d?e=f"], nil),
            (["HttpCheckPath": "/*"], "InvalidParameterValue"), (["HttpCode": 32], "InvalidParameterValue"),
            (["HttpCheckPath": .string("/" + String(repeating: "a", count: 200))], "InvalidParameterValue.Length"),
            (["HttpCode": 0], "InvalidParameterValue"), (["HttpCheckMethod": "POST"], "InvalidParameterValue"),
            (["HttpCheckMethod": "get"], nil),
        ] as [([String: JSON], String?)]
    )
    func `HTTP probes of a TCP listener name their version and domain`(change: [String: JSON], code: String?) throws {
        let members = Self.http.merging(change) { $1 }.sorted { $0.key < $1.key }
        let check = JSON.object(JSONObject(members.map { (name: $0.key, value: $0.value) }))

        #expect(try BoundLoadBalancer().createListener("TCP", 80, ["HealthCheck": check]).errorCode == code)
    }

    @Test(
        arguments: [
            (["CheckType": "CUSTOM"], "MissingParameter"),
            (["CheckType": "CUSTOM", "ContextType": "TEXT", "SendContext": "a"], "MissingParameter"),
            (["CheckType": "CUSTOM", "ContextType": "TEXT", "SendContext": "a", "RecvContext": "b"], nil),
            (["CheckType": "CUSTOM", "ContextType": "HEX", "SendContext": "0A", "RecvContext": "FF"], nil),
            (
                ["CheckType": "CUSTOM", "ContextType": "HEX", "SendContext": "0A1", "RecvContext": "FF"],
                "InvalidParameterValue"
            ),
            (
                ["CheckType": "CUSTOM", "ContextType": "HEX", "SendContext": "0a", "RecvContext": "FF"],
                "InvalidParameterValue"
            ),
            (
                ["CheckType": "CUSTOM", "ContextType": "TEXT", "SendContext": "é", "RecvContext": "b"],
                "InvalidParameterValue"
            ),
            (["CheckType": "PING"], "InvalidParameterValue"), (["CheckType": "GRPC"], "InvalidParameterValue"),
            (["CheckType": "CUSTOM", "HealthSwitch": 0], nil),
        ] as [(JSON, String?)]
    )
    func `custom probes say what they send and expect`(check: JSON, code: String?) throws {
        #expect(try BoundLoadBalancer().createListener("TCP", 80, ["HealthCheck": check]).errorCode == code)
    }

    @Test func `a change keeps what it does not mention`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener("TCP", 80, ["HealthCheck": ["IntervalTime": 10, "CheckPort": 99]])

        _ = try cloud.call("ModifyListener", ["ListenerId": id, "HealthCheck": ["TimeOut": 9, "CheckPort": -1]])

        let check = try cloud.describe(id)?["HealthCheck"]
        #expect(check?["IntervalTime"] == 10)
        #expect(check?["TimeOut"] == 9)
        #expect(check?["CheckPort"] == .null)
    }

    @Test func `a change of kind drops what belonged to the other`() throws {
        let cloud = try BoundLoadBalancer()
        let custom: JSON = ["CheckType": "CUSTOM", "ContextType": "TEXT", "SendContext": "a", "RecvContext": "b"]
        let id = try cloud.listener("UDP", 53, ["HealthCheck": custom])

        _ = try cloud.call("ModifyListener", ["ListenerId": id, "HealthCheck": ["CheckType": "PING"]])

        #expect(try cloud.describe(id)?["HealthCheck"]?["CheckType"] == "PING")
        #expect(try cloud.describe(id)?["HealthCheck"]?["SendContext"] == .null)
    }
}
