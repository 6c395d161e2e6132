import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 3.6, the batch actions.
struct BatchTargetsTests {
    private static func target(_ listener: JSON, _ ip: JSON = "10.200.1.1", port: Int64 = 80) -> JSON {
        ["ListenerId": listener, "EniIp": ip, "Port": .int(port)]
    }

    @Test func `all is bound, and the answer says so`() throws {
        let cloud = try BoundLoadBalancer()
        let listeners = [try cloud.listener("TCP"), try cloud.listener("HTTP", 81)]
        let rule = try cloud.rule(on: listeners[1])
        let onRule: JSON = ["ListenerId": listeners[1], "LocationId": rule, "EniIp": "10.200.1.1", "Port": 80]

        let answer = try cloud.call("BatchRegisterTargets", ["Targets": [Self.target(listeners[0]), onRule]])

        #expect(answer["FailListenerIdSet"] == [])
        #expect(answer["Message"] == "")
        let described = try cloud.call("DescribeTargets")["Listeners"]
        #expect(described?[0]?["Targets"]?.array?.count == 1)
        #expect(described?[1]?["Rules"]?[0]?["Targets"]?.array?.count == 1)
    }

    @Test func `what fails is reported with success, and its listener gets nothing`() throws {
        let cloud = try BoundLoadBalancer()
        let listeners = [try cloud.listener("TCP", 1), try cloud.listener("TCP", 2)]
        let targets = [
            Self.target(listeners[0]), Self.target(listeners[1]), Self.target(listeners[1], "192.168.1.1"),
            Self.target("lbl-00000000"),
        ]

        let answer = try cloud.call("BatchRegisterTargets", ["Targets": .array(targets)])

        #expect(answer["FailListenerIdSet"] == [listeners[1], "lbl-00000000"])
        #expect(answer["Message"] == "IP 192.168.1.1 not found. Listener lbl-00000000 not exists.")
        #expect(try cloud.targets(of: listeners[0]).count == 1)
        #expect(try cloud.targets(of: listeners[1]).isEmpty)
    }

    @Test func `one named twice, a missing rule and a bound one fail in the answer`() throws {
        let cloud = try BoundLoadBalancer()
        let listeners = [try cloud.listener("TCP", 1), try cloud.listener("HTTP", 2), try cloud.listener("TCP", 3)]
        _ = try cloud.register([["EniIp": "10.200.1.1", "Port": 80]], on: listeners[2])
        let ids = listeners + [listeners[0]]

        let answer = try cloud.call("BatchRegisterTargets", ["Targets": .array(ids.map { Self.target($0) })])

        #expect(answer["FailListenerIdSet"] == .array(listeners))
    }

    @Test func `a layer 4 place named in two ways is one place`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()
        let rule = try #require(try cloud.health()?["Listeners"]?[0]?["Rules"]?[0]?["LocationId"])
        let named: JSON = ["ListenerId": listener, "LocationId": rule, "EniIp": "10.200.1.1", "Port": 80]

        let answer = try cloud.call("BatchRegisterTargets", ["Targets": [Self.target(listener), named]])

        #expect(answer["FailListenerIdSet"] == [listener])
    }

    @Test(arguments: [(2, []), (3, nil)] as [(Int64, [JSON]?)])
    func `the quota counts what is named in either way`(unnamed: Int64, failed: [JSON]?) throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.targetQuota = 4 })
        let listener = try cloud.listener()
        let rule = try #require(try cloud.health()?["Listeners"]?[0]?["Rules"]?[0]?["LocationId"])
        let named = (1...2).map { port -> JSON in
            ["ListenerId": listener, "LocationId": rule, "EniIp": "10.200.1.1", "Port": .int(port)]
        }
        let others = (1...unnamed).map { Self.target(listener, port: 10 + $0) }

        let answer = try cloud.call("BatchRegisterTargets", ["Targets": .array(named + others)])

        #expect(answer["FailListenerIdSet"] == .array(failed ?? [listener]))
        #expect(try cloud.targets(of: listener).count == (failed == nil ? 0 : 4))
    }

    @Test func `five hundred targets are accepted and one more is not`() throws {
        let cloud = try BoundLoadBalancer()
        let listeners = try (1...3).map { try cloud.listener("TCP", $0) }
        let targets = (0..<501).map { Self.target(listeners[$0 % 3], port: Int64($0 + 1)) }

        let over = try cloud.call("BatchRegisterTargets", ["Targets": .array(targets)])
        let within = try cloud.call("BatchRegisterTargets", ["Targets": .array(Array(targets.prefix(500)))])

        #expect(over.errorCode == "InvalidParameterValue.Length")
        #expect(within["FailListenerIdSet"] == [])
        let gone = try cloud.call("BatchDeregisterTargets", ["Targets": .array(Array(targets.prefix(500)))])
        #expect(gone["FailListenerIdSet"] == [])
        #expect(try listeners.allSatisfy { try cloud.targets(of: $0).isEmpty })
    }

    @Test func `unbinding does what it can and reports the rest`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()
        _ = try cloud.register([["EniIp": "10.200.1.1", "Port": 80]], on: listener)

        let answer = try cloud.call(
            "BatchDeregisterTargets",
            ["Targets": [Self.target(listener, "10.200.1.9"), Self.target(listener)]]
        )

        #expect(answer["FailListenerIdSet"] == [listener])
        #expect(answer["Message"] == "IP 10.200.1.9 not found.")
        #expect(try cloud.targets(of: listener).isEmpty)
    }

    @Test(arguments: ["BatchRegisterTargets", "BatchDeregisterTargets"])
    func `values that cannot be fail the whole call`(action: String) throws {
        let cloud = try BoundLoadBalancer()
        let targets: JSON = [Self.target("lbl-00000000", port: 0)]

        #expect(try cloud.call(action, ["Targets": targets]).errorCode == "InvalidParameterValue")
        #expect(try cloud.call(action, ["Targets": []]).errorCode == "InvalidParameterValue.Length")
    }
}
