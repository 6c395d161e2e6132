import CloudWire
import TestSupport
import Testing

extension BoundLoadBalancer {
    /// What a listener of that protocol cannot do without.
    func needs(of protocol: String) throws -> [String: JSON] {
        guard ["HTTPS", "TCP_SSL"].contains(`protocol`) else { return [:] }
        return ["Certificate": ["CertId": try cloud.certificate()]]
    }

    func createListener(_ protocol: String = "TCP", _ port: Int64 = 80, _ others: [String: JSON] = [:]) throws -> JSON {
        let parameters: [String: JSON] = ["Ports": [.int(port)], "Protocol": .string(`protocol`)]
        return try call("CreateListener", parameters.merging(others) { $1 })
    }

    /// Makes a listener and tells its id.
    func listener(_ protocol: String = "TCP", _ port: Int64 = 80, _ others: [String: JSON] = [:]) throws -> JSON {
        let needs = others["SniSwitch"] == 1 ? [:] : try needs(of: `protocol`)
        let created = try createListener(`protocol`, port, needs.merging(others) { $1 })
        return try #require(created["ListenerIds"]?[0], "\(created)")
    }

    /// What `DescribeListeners` says of one listener; nil where it shows none.
    func describe(_ listener: JSON) throws -> JSON? {
        try call("DescribeListeners", ["ListenerIds": [listener]])["Listeners"]?[0]
    }

    func createRules(_ rules: [JSON], on listener: JSON) throws -> JSON {
        try call("CreateRule", ["ListenerId": listener, "Rules": .array(rules)])
    }

    /// Makes a rule and tells its id.
    func rule(_ domain: String = "a.example", _ url: String = "/", on listener: JSON) throws -> JSON {
        let created = try createRules([["Domain": .string(domain), "Url": .string(url)]], on: listener)
        return try #require(created["LocationIds"]?[0], "\(created)")
    }

    /// What `DescribeListeners` says of the rules of a listener.
    func rules(of listener: JSON) throws -> [JSON] {
        try describe(listener)?["Rules"]?.array ?? []
    }

    /// What `DescribeTargets` says of the targets of a layer 4 listener.
    func targets(of listener: JSON) throws -> [JSON] {
        let described = try call("DescribeTargets", ["ListenerIds": [listener]])
        return described["Listeners"]?[0]?["Targets"]?.array ?? []
    }

    func register(_ targets: [JSON], on listener: JSON, _ others: [String: JSON] = [:]) throws -> JSON {
        let parameters: [String: JSON] = ["ListenerId": listener, "Targets": .array(targets)]
        return try call("RegisterTargets", parameters.merging(others) { $1 })
    }

    /// What `DescribeTargetHealth` says of the load balancer.
    func health(_ others: [String: JSON] = [:]) throws -> JSON? {
        var object = JSONObject([("LoadBalancerIds", [id])])
        for (name, value) in others { object[name] = value }
        return try cloud.clb("DescribeTargetHealth", .object(object))["LoadBalancers"]?[0]
    }
}
