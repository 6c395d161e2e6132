import CloudWire
import TestSupport
import Testing

/// Reference 3.2.
struct DeleteListenerTests {
    @Test func `rules and targets go with their listener`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener("HTTP")
        let rule = try cloud.rule(on: id)
        _ = try cloud.register([["InstanceId": "ins-00000001", "Port": 80]], on: id, ["LocationId": rule])

        _ = try cloud.call("DeleteListener", ["ListenerId": id])

        #expect(try cloud.call("DescribeTargets")["Listeners"] == [])
        #expect(try cloud.call("DescribeListeners")["TotalCount"] == 0)
        #expect(try cloud.integrityFindings() == [])
    }

    @Test func `a port is free again at once`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener("TCP", 80)

        _ = try cloud.call("DeleteListener", ["ListenerId": id])

        #expect(try cloud.createListener("HTTP", 80).errorCode == nil)
    }

    @Test func `an unknown listener is an error`() throws {
        let response = try BoundLoadBalancer().call("DeleteListener", ["ListenerId": "lbl-00000000"])

        #expect(response.errorCode == "InvalidParameter.ListenerIdNotFound")
    }

    @Test func `one unknown id keeps them all`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener()

        let response = try cloud.call("DeleteLoadBalancerListeners", ["ListenerIds": [id, "lbl-00000000"]])

        #expect(response.errorCode == "InvalidParameter")
        #expect(response.errorMessage == "some ListenerId lbl-00000000 not found.")
        #expect(try cloud.describe(id) != nil)
    }

    @Test(arguments: [true, false])
    func `those named go, or all where none is`(namesOne: Bool) throws {
        let cloud = try BoundLoadBalancer()
        let ids = [try cloud.listener("TCP", 1), try cloud.listener("TCP", 2)]

        _ = try cloud.call("DeleteLoadBalancerListeners", namesOne ? ["ListenerIds": [ids[0], ids[0]]] : [:])

        #expect(try cloud.call("DescribeListeners")["TotalCount"] == (namesOne ? 1 : 0))
    }

    @Test func `twenty ids are the limit`() throws {
        let ids = Array(repeating: JSON.string("lbl-00000000"), count: 21)

        let response = try BoundLoadBalancer().call("DeleteLoadBalancerListeners", ["ListenerIds": .array(ids)])

        #expect(response.errorCode == "InvalidParameterValue.Length")
    }
}
