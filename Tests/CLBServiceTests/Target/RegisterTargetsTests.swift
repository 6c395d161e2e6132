import CloudAPI
import CloudModel
import CloudWire
import TestSupport
import Testing

/// Reference 3.6.
struct RegisterTargetsTests {
    @Test func `an instance is described with a private address that stays the same`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()

        _ = try cloud.register([["InstanceId": "ins-00000001", "Port": 80, "Type": "ENI"]], on: listener)

        let target = try cloud.targets(of: listener)[0]
        #expect(target["Type"] == "CVM")
        #expect(target["InstanceId"] == "ins-00000001")
        #expect(target["Weight"] == 10)
        #expect(target["RegisteredTime"] == "2026-01-01 08:00:00")
        let address = InstanceID(rawValue: "ins-00000001").privateAddress.description
        #expect(target["PrivateIpAddresses"] == [.string(address)])
    }

    @Test func `an address is described as that of an interface`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("UDP")

        _ = try cloud.register([["EniIp": "10.200.1.1", "Port": 53, "Weight": 0, "Tag": "blue"]], on: listener)

        let target = try cloud.targets(of: listener)[0]
        #expect(target["Type"] == "ENI")
        #expect(target["PrivateIpAddresses"] == ["10.200.1.1"])
        #expect(target["Weight"] == 0)
        #expect(target["Tag"] == "blue")
    }

    @Test(
        arguments: [
            (["InstanceId": "ins-00000001", "EniIp": "10.200.1.1", "Port": 80], "InvalidParameter"),
            (["Port": 80], "InvalidParameter"), (["InstanceId": "ins-00000001"], "MissingParameter"),
            (["InstanceId": "i-1", "Port": 80], "InvalidParameterValue"),
            (["EniIp": "x", "Port": 80], "InvalidParameterValue"),
            (["InstanceId": "ins-00000001", "Port": 0], "InvalidParameterValue"),
            (["InstanceId": "ins-00000001", "Port": 65_536], "InvalidParameterValue"),
            (["InstanceId": "ins-00000001", "Port": 80, "Weight": 101], "InvalidParameterValue"),
            (["InstanceId": "ins-00000001", "Port": 80, "Weight": -1], "InvalidParameterValue"),
            (["InstanceId": "ins-00000001", "Port": 80, "Weight": 100], nil),
            (["InstanceId": "ins-00000001", "EniIp": "", "Port": 80], nil),
        ] as [(JSON, String?)]
    )
    func `a target names one server, a port and perhaps a weight`(target: JSON, code: String?) throws {
        let cloud = try BoundLoadBalancer()

        #expect(try cloud.register([target], on: cloud.listener()).errorCode == code)
    }

    @Test func `a server is bound once on a port and as often as it has ports`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()
        let target: JSON = ["InstanceId": "ins-00000001", "Port": 80]

        let twice = try cloud.register([target, target], on: listener)
        _ = try cloud.register([target], on: listener)
        let again = try cloud.register([target], on: listener)
        let other = try cloud.register([["InstanceId": "ins-00000001", "Port": 81]], on: listener)

        #expect(twice.errorCode == "InvalidParameterValue.Duplicate")
        #expect(again.errorCode == "InvalidParameterValue.Duplicate")
        #expect(other.errorCode == nil)
    }

    @Test func `twenty targets are accepted and one more is not`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener()
        let targets = (1...21).map { JSON.object(JSONObject([("InstanceId", "ins-00000001"), ("Port", .int($0))])) }

        #expect(try cloud.register(targets, on: listener).errorCode == "InvalidParameterValue.Length")
        #expect(try cloud.register(Array(targets.prefix(20)), on: listener).errorCode == nil)
        #expect(try cloud.register([], on: listener).errorCode == "InvalidParameterValue.Length")
    }

    @Test func `the quota counts the targets of one place`() throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.targetQuota = 1 })
        let listeners = [try cloud.listener("TCP", 1), try cloud.listener("TCP", 2)]
        for listener in listeners {
            #expect(try cloud.register([["EniIp": "10.200.1.1", "Port": 1]], on: listener).errorCode == nil)
        }

        let over = try cloud.register([["EniIp": "10.200.1.1", "Port": 2]], on: listeners[0])

        #expect(over.errorCode == "LimitExceeded")
    }

    @Test(arguments: [true, false])
    func `addresses outside the VPC need SNAT`(isSnatPro: Bool) throws {
        let cloud = try BoundLoadBalancer(order: ["SnatPro": .bool(isSnatPro)])

        let response = try cloud.register([["EniIp": "192.168.1.1", "Port": 80]], on: cloud.listener())

        #expect(response.errorCode == (isSnatPro ? nil : "InvalidParameterValue"))
        let text = "Account {0} is not network shift up, do not support to register other ip"
        #expect(response.errorMessage == (isSnatPro ? nil : text))
    }

    @Test(
        arguments: [
            (["Domain": "a.example", "Url": "/"], nil),
            (["LocationId": "loc-00000000"], "InvalidParameter.LocationNotFound"),
            ([:], "MissingParameter"), (["Domain": "a.example"], "MissingParameter"),
            (["Domain": "x.example", "Url": "/"], "InvalidParameter.LocationNotFound"),
            (["ListenerId": "lbl-00000000"], "InvalidParameter.ListenerIdNotFound"),
            (["LoadBalancerId": "lb-00000000"], "InvalidParameter.LBIdNotFound"),
        ] as [([String: JSON], String?)]
    )
    func `layer 7 targets need a rule`(place: [String: JSON], code: String?) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        _ = try cloud.rule(on: listener)

        #expect(try cloud.register([["EniIp": "10.200.1.1", "Port": 80]], on: listener, place).errorCode == code)
    }

    @Test func `the id of a rule wins over domain and path`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try cloud.listener("HTTP")
        let rules = [try cloud.rule("a.example", on: listener), try cloud.rule("b.example", on: listener)]

        _ = try cloud.register(
            [["EniIp": "10.200.1.1", "Port": 80]],
            on: listener,
            ["LocationId": rules[1], "Domain": "a.example", "Url": "/"]
        )

        let described = try cloud.call("DescribeTargets")["Listeners"]?[0]?["Rules"]
        #expect(described?[0]?["Targets"] == [])
        #expect(described?[1]?["Targets"]?.array?.count == 1)
    }
}
