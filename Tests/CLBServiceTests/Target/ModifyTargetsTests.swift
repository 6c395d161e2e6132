import CloudWire
import TestSupport
import Testing

/// Reference 3.6: deregistering, weights and ports.
struct ModifyTargetsTests {
    private static let first: JSON = ["InstanceId": "ins-00000001", "Port": 80]
    private static let second: JSON = ["EniIp": "10.200.1.1", "Port": 80]
    private static let unbound: JSON = ["EniIp": "10.200.1.2", "Port": 80]

    private static func bound(_ cloud: BoundLoadBalancer) throws -> JSON {
        let listener = try cloud.listener()
        _ = try cloud.register([first, second], on: listener)
        return listener
    }

    @Test func `a target is unbound`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.bound(cloud)

        _ = try cloud.call("DeregisterTargets", ["ListenerId": listener, "Targets": [Self.first]])

        #expect(try cloud.targets(of: listener).map { $0["Type"] } == ["ENI"])
    }

    @Test(
        arguments: [
            ("DeregisterTargets", [:]), ("ModifyTargetWeight", ["Weight": 5]), ("ModifyTargetPort", ["NewPort": 81]),
        ] as [(String, [String: JSON])]
    )
    func `one that is not bound spoils all, with the bare code`(action: String, others: [String: JSON]) throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.bound(cloud)
        let parameters: [String: JSON] = ["ListenerId": listener, "Targets": [Self.first, Self.unbound]]

        let response = try cloud.call(action, parameters.merging(others) { $1 })

        #expect(response.errorCode == "InvalidParameter")
        #expect(try cloud.targets(of: listener).map { $0["Weight"] } == [10, 10])
    }

    @Test func `each target has its own weight or the common one`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.bound(cloud)
        let own: JSON = ["InstanceId": "ins-00000001", "Port": 80, "Weight": 7]

        _ = try cloud.call("ModifyTargetWeight", ["ListenerId": listener, "Targets": [own, Self.second], "Weight": 0])

        #expect(try cloud.targets(of: listener).map { $0["Weight"] } == [7, 0])
    }

    @Test(
        arguments: [([:], "MissingParameter"), (["Weight": 101], "InvalidParameterValue")] as [([String: JSON], String)]
    )
    func `some weight must be given, and within its range`(weight: [String: JSON], code: String) throws {
        let cloud = try BoundLoadBalancer()
        let parameters: [String: JSON] = ["ListenerId": try Self.bound(cloud), "Targets": [Self.first]]

        #expect(try cloud.call("ModifyTargetWeight", parameters.merging(weight) { $1 }).errorCode == code)
    }

    @Test func `targets move to another port`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.bound(cloud)
        let move = { (port: JSON) in
            try cloud.call("ModifyTargetPort", ["ListenerId": listener, "Targets": [Self.first], "NewPort": port])
        }

        #expect(try move(0).errorCode == "InvalidParameterValue")
        #expect(try move(8080).errorCode == nil)
        #expect(try cloud.targets(of: listener).map { $0["Port"] } == [8080, 80])
    }

    @Test func `a port where the server is bound already is refused`() throws {
        let cloud = try BoundLoadBalancer()
        let listener = try Self.bound(cloud)
        let other: JSON = ["InstanceId": "ins-00000001", "Port": 81]
        _ = try cloud.register([other], on: listener)

        let taken = try cloud.call(
            "ModifyTargetPort",
            ["ListenerId": listener, "Targets": [Self.first], "NewPort": 81]
        )
        let same = try cloud.call(
            "ModifyTargetPort",
            ["ListenerId": listener, "Targets": [Self.first, other], "NewPort": 90]
        )

        #expect(taken.errorCode == "InvalidParameterValue.Duplicate")
        #expect(same.errorCode == "InvalidParameterValue.Duplicate")
    }

    @Test func `weights of several listeners change together`() throws {
        let cloud = try BoundLoadBalancer()
        let listeners = [try Self.bound(cloud), try cloud.listener("UDP")]
        _ = try cloud.register([Self.second], on: listeners[1])
        let parts: JSON = [
            ["ListenerId": listeners[0], "Targets": [Self.first], "Weight": 1],
            ["ListenerId": listeners[1], "Targets": [Self.second], "Weight": 2],
        ]

        #expect(try cloud.call("BatchModifyTargetWeight", ["ModifyList": parts]).errorCode == nil)
        #expect(try cloud.targets(of: listeners[0]).map { $0["Weight"] } == [1, 10])
        #expect(try cloud.targets(of: listeners[1]).map { $0["Weight"] } == [2])
    }

    @Test(arguments: [(1, 51), (11, 50), (101, 1), (0, 0)])
    func `a batch of weights has its limits`(parts: Int, targets: Int) throws {
        let target = Self.first
        let part: JSON = [
            "ListenerId": "lbl-00000000", "Weight": 1, "Targets": .array(Array(repeating: target, count: targets)),
        ]
        let cloud = try BoundLoadBalancer()
        _ = try cloud.listener()

        let response = try cloud.call(
            "BatchModifyTargetWeight",
            ["ModifyList": .array(Array(repeating: part, count: parts))]
        )

        #expect(["InvalidParameterValue.Length", "InvalidParameter.ListenerIdNotFound"].contains(response.errorCode))
    }
}
