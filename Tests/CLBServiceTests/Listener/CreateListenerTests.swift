import CloudAPI
import CloudModel
import CloudWire
import TestSupport
import Testing

/// Reference 3.1.
struct CreateListenerTests {
    @Test func `there is one listener for each port, in their order`() throws {
        let cloud = try BoundLoadBalancer()

        let names: JSON = ["first", "second"]
        let created = try cloud.call(
            "CreateListener",
            ["Ports": [90, 80, 85], "Protocol": "tcp", "ListenerNames": names]
        )
        let ids = try #require(created["ListenerIds"]?.array)
        let listeners = try ids.map { try #require(try cloud.describe($0)) }

        #expect(listeners.map { $0["Port"] } == [90, 80, 85])
        #expect(listeners.map { $0["ListenerName"] } == ["first", "second", ""])
        #expect(listeners.allSatisfy { $0["Protocol"] == "TCP" })
    }

    @Test func `a layer 4 listener has the documented defaults`() throws {
        let cloud = try BoundLoadBalancer()

        let listener = try #require(try cloud.describe(cloud.listener()))

        #expect(listener["Scheduler"] == "WRR")
        #expect(listener["SessionExpireTime"] == 0)
        #expect(listener["EndPort"] == 0)
        #expect(listener["TargetType"] == "NODE")
        #expect(listener["MaxConn"] == -1)
        #expect(listener["CreateTime"] == "2026-01-01 08:00:00")
        for name in ["Rules", "Certificate", "TargetGroup", "KeepaliveEnable"] { #expect(listener[name] == .null) }
    }

    @Test(arguments: ["HTTP", "HTTPS"])
    func `a layer 7 listener has rules and neither scheduler nor health check`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()

        let id = try cloud.listener(`protocol`, 80, ["Scheduler": "WRR", "SniSwitch": 0])
        let listener = try #require(try cloud.describe(id))

        #expect(listener["Rules"] == [])
        #expect(listener["Scheduler"] == .null)
        #expect(listener["HealthCheck"] == .null)
        #expect(listener["KeepaliveEnable"] == 0)
    }

    @Test(arguments: [
        ("TCP", "TCP", true), ("TCP", "HTTP", true), ("HTTPS", "TCP_SSL", true), ("UDP", "UDP", true),
        ("TCP", "UDP", false), ("UDP", "HTTPS", false),
    ])
    func `ports exclude each other within TCP and within UDP`(first: String, second: String, isTaken: Bool) throws {
        let cloud = try BoundLoadBalancer()
        _ = try cloud.listener(first, 443)

        let created = try cloud.createListener(second, 443, cloud.needs(of: second))

        #expect(created.errorCode == (isTaken ? "InvalidParameter.PortCheckFailed" : nil))
    }

    @Test(
        arguments: [
            ([80, 80], "InvalidParameter.PortCheckFailed"), ([], "InvalidParameterValue.Length"),
            ([0], "InvalidParameterValue"), ([65_536], "InvalidParameterValue"), ([-1], "InvalidParameterValue"),
            ([.int(Int64.max)], "InvalidParameterValue"),
        ] as [(JSON, String)]
    )
    func `ports that cannot be are refused`(ports: JSON, code: String) throws {
        let response = try BoundLoadBalancer().call("CreateListener", ["Ports": ports, "Protocol": "TCP"])

        #expect(response.errorCode == code)
    }

    @Test func `fifty ports are accepted and one more is not`() throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.listenerQuota = 100 })
        let ports = (1...51).map { JSON.int($0) }

        let tooMany = try cloud.call("CreateListener", ["Ports": .array(ports), "Protocol": "TCP"])
        let accepted = try cloud.call("CreateListener", ["Ports": .array(Array(ports.prefix(50))), "Protocol": "TCP"])

        #expect(tooMany.errorCode == "InvalidParameterValue.Length")
        #expect(tooMany.errorMessage == "Length of .Ports should be less than 50")
        #expect(accepted["ListenerIds"]?.array?.count == 50)
    }

    @Test func `the quota of listeners counts those there are`() throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.listenerQuota = 2 })
        _ = try cloud.listener("TCP", 1)

        let over = try cloud.call("CreateListener", ["Ports": [2, 3], "Protocol": "TCP"])

        #expect(over.errorCode == "LimitExceeded")
        #expect(try cloud.createListener("TCP", 2).errorCode == nil)
    }

    @Test(arguments: [
        ("", "InvalidParameterValue.Length"), ("a", nil), (String(repeating: "名", count: 80), nil),
        (String(repeating: "a", count: 81), "InvalidParameterValue.Length"), ("smile 😀", "InvalidParameterValue"),
    ])
    func `names have 1 to 80 characters of the basic plane`(name: String, code: String?) throws {
        let response = try BoundLoadBalancer().createListener("TCP", 80, ["ListenerNames": [.string(name)]])

        #expect(response.errorCode == code)
    }

    @Test(arguments: [("LEAST_CONN", nil), ("IP_HASH", "InvalidParameterValue"), ("wrr", "InvalidParameterValue")])
    func `the scheduler is one of two`(scheduler: String, code: String?) throws {
        let response = try BoundLoadBalancer().createListener("TCP", 80, ["Scheduler": .string(scheduler)])

        #expect(response.errorCode == code)
        if code != nil { #expect(response.errorMessage == "Scheduler should be WRR or LEAST_CONN") }
    }

    @Test(
        arguments: [
            ("TCP", ["SessionExpireTime": 30], nil), ("UDP", ["SessionExpireTime": 3600], nil),
            ("TCP", ["SessionExpireTime": 29], "InvalidParameterValue"),
            ("TCP", ["SessionExpireTime": 3601], "InvalidParameterValue"),
            ("HTTP", ["SessionExpireTime": 60], "InvalidParameterValue"), ("HTTP", ["SessionExpireTime": 0], nil),
            ("TCP", ["SessionExpireTime": 60, "Scheduler": "LEAST_CONN"], "InvalidParameterValue"),
            ("UDP", ["SessionType": "QUIC_CID"], nil), ("TCP", ["SessionType": "QUIC_CID"], "InvalidParameterValue"),
            ("TCP", ["IdleConnectTimeout": 900], nil), ("TCP", ["IdleConnectTimeout": 901], "InvalidParameterValue"),
            ("TCP", ["IdleConnectTimeout": 9], "InvalidParameterValue"), ("TCP", ["MaxConn": -1, "MaxCps": -1], nil),
            ("TCP", ["MaxConn": 100], "InvalidParameterValue"), ("HTTP", ["KeepaliveEnable": 1], nil),
            ("TCP", ["KeepaliveEnable": 1], "InvalidParameterValue"), ("TCP", ["DeregisterTargetRst": true], nil),
            ("HTTP", ["DeregisterTargetRst": true], "InvalidParameterValue"), ("TCP", ["SnatEnable": false], nil),
            ("TCP", ["ProxyProtocol": true], "InvalidParameterValue"), ("HTTP", ["H2cSwitch": true], nil),
            ("TCP", ["RescheduleStartTime": 3601], "InvalidParameterValue"),
            ("TCP", ["SniSwitch": 1], "InvalidParameterValue"), ("HTTP", ["SniSwitch": 0], nil),
            ("TCP", ["TargetType": "TARGETGROUP"], "UnsupportedOperation"), ("TCP", ["TargetType": "NODE"], nil),
            ("TCP", ["EndPort": 90], "FailedOperation"), ("TCP", ["SslCloseSwitch": true], "UnsupportedOperation"),
            ("HTTP", ["HealthCheck": ["HealthSwitch": 1]], "InvalidParameterValue"),
        ] as [(String, [String: JSON], String?)]
    )
    func `settings are for some protocols and within their range`(
        protocol: String,
        settings: [String: JSON],
        code: String?
    ) throws {
        #expect(try BoundLoadBalancer().createListener(`protocol`, 80, settings).errorCode == code)
    }

    @Test func `limits are for load balancers of a performance type`() throws {
        let cloud = try BoundLoadBalancer(order: ["SlaType": "clb.c2.medium"])

        let id = try cloud.listener("TCP", 80, ["MaxConn": 100, "MaxCps": 50, "IdleConnectTimeout": 1980])

        #expect(try cloud.describe(id)?["MaxConn"] == 100)
        #expect(try cloud.describe(id)?["IdleConnectTimeout"] == 1980)
    }

    @Test func `flags that have no member of their own stand among the attributes`() throws {
        let cloud = try BoundLoadBalancer()

        let id = try cloud.listener("TCP", 80, ["SnatEnable": true, "RescheduleUnhealthy": true])

        #expect(try cloud.describe(id)?["AttrFlags"] == ["SnatEnable", "RescheduleUnhealthy"])
    }

    @Test func `other protocols are refused`() throws {
        #expect(try BoundLoadBalancer().createListener("SCTP").errorCode == "InvalidParameterValue")
    }

    @Test func `QUIC needs a certificate and shares its ports with UDP`() throws {
        let cloud = try BoundLoadBalancer()
        #expect(try cloud.createListener("QUIC", 443).errorCode == "MissingParameter")

        let certificate: [String: JSON] = [
            "Certificate": ["SSLMode": "UNIDIRECTIONAL", "CertId": try cloud.cloud.certificate()]
        ]
        let id = try cloud.listener("QUIC", 443, certificate)

        let listener = try #require(try cloud.describe(id))
        #expect(listener["Protocol"] == "QUIC")
        #expect(listener["HealthCheck"]?["CheckType"] == "TCP")
        #expect(listener["Certificate"]?["CertId"] == certificate["Certificate"]?["CertId"])
        #expect(try cloud.createListener("UDP", 443).errorCode == "InvalidParameter.PortCheckFailed")
        #expect(try cloud.createListener("TCP", 443)["ListenerIds"]?.array?.count == 1)
    }

    @Test func `accounts on the list may have listeners for ranges of ports`() throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.allowsPortRanges = true })
        let id = try cloud.listener("TCP", 8000, ["EndPort": 8100])

        #expect(try cloud.describe(id)?["Port"] == 8000)
        #expect(try cloud.describe(id)?["EndPort"] == 8100)
        #expect(try cloud.createListener("TCP", 8100).errorCode == "InvalidParameter.PortCheckFailed")
        #expect(
            try cloud.createListener("TCP", 7000, ["EndPort": 8000]).errorCode == "InvalidParameter.PortCheckFailed"
        )
        #expect(try cloud.createListener("UDP", 8050).errorCode == nil)
        let several = try cloud.call(
            "CreateListener",
            ["Ports": [1000, 2000], "FullEndPorts": [1009, 2009], "Protocol": "UDP"]
        )
        #expect(try several["ListenerIds"]?.array?.map { try cloud.describe($0)?["EndPort"] } == [1009, 2009])
        #expect(try cloud.call("DescribeTargets")["Listeners"]?[0]?["EndPort"] == 8100)
    }

    @Test(
        arguments: [
            ("TCP", [80], ["EndPort": 80]), ("TCP", [80], ["EndPort": 65_536]), ("HTTP", [80], ["EndPort": 90]),
            ("TCP", [80, 90], ["EndPort": 99]), ("TCP", [80], ["EndPort": 90, "FullEndPorts": [90]]),
            ("TCP", [80, 85], ["FullEndPorts": [90, 99]]),
        ] as [(String, JSON, [String: JSON])]
    )
    func `ranges that are none are refused`(protocol: String, ports: JSON, others: [String: JSON]) throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.allowsPortRanges = true })
        let parameters: [String: JSON] = ["Ports": ports, "Protocol": .string(`protocol`)]

        let answer = try cloud.call("CreateListener", parameters.merging(others) { $1 })

        #expect(answer.errorCode?.hasPrefix("InvalidParameter") == true)
        #expect(try cloud.call("DescribeListeners")["TotalCount"] == 0)
    }

    @Test func `an unknown load balancer is said to be`() throws {
        let response = try BoundLoadBalancer().createListener("TCP", 80, ["LoadBalancerId": "lb-00000000"])

        #expect(response.errorCode == "InvalidParameter.LBIdNotFound")
    }
}
