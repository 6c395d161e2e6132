import CloudAPI
import CloudWire
import TestSupport
import Testing

/// What people do in the cloud's console to load balancers that a reconciler made (reference 3.10).
struct ConsoleEdits {
    let cluster: TestCluster
    let random: RandomSource

    /// What a listener is named that somebody took over.
    private static let renamed = "taken-over"

    func happen() throws -> String {
        let all = try cluster.loadBalancers().filter { $0.tags["tke-clusterId"] != nil }
        guard let chosen = pick(all) else { return "nothing" }
        switch random.next(in: 0...5) {
        case 0:
            guard chosen.isBought else { return "nothing" }
            return try edit("DeleteLoadBalancer", ["LoadBalancerIds": [.string(chosen.id)]])
        case 1:
            let resource = "qcs::clb:ap-guangzhou:uin/:clb/\(chosen.id)"
            let answer = try cluster.cloud.tag(
                "TagResources",
                ["ResourceList": [.string(resource)], "Tags": [["TagKey": "team", "TagValue": "blue"]]]
            )
            return "tag \(chosen.id): \(answer.errorCode ?? "done")"
        default: return try editListener(of: chosen.id)
        }
    }

    /// Takes away what was taken over: it is nobody's, and in everybody's way.
    func tidyUp() throws {
        for loadBalancer in try cluster.loadBalancers() {
            let id = JSON.string(loadBalancer.id)
            let left = try listeners(of: loadBalancer.id).filter { $0["ListenerName"]?.string == Self.renamed }
            guard !left.isEmpty else { continue }
            _ = try edit(
                "DeleteLoadBalancerListeners",
                ["LoadBalancerId": id, "ListenerIds": .array(left.map { .string($0.listenerId) })]
            )
        }
    }

    private func editListener(of id: String) throws -> String {
        guard let listener = pick(try listeners(of: id)) else { return "nothing" }
        let place: [(String, JSON)] = [("LoadBalancerId", .string(id)), ("ListenerId", .string(listener.listenerId))]
        func parameters(_ more: (String, JSON)...) -> JSON {
            .object(JSONObject((place + more).map { (name: $0.0, value: $0.1) }))
        }
        switch random.next(in: 0...4) {
        case 0: return try edit("ModifyListener", parameters(("ListenerName", .string(Self.renamed))))
        case 1: return try edit("DeleteListener", parameters())
        case 2:
            return try edit(
                "RegisterTargets",
                parameters(("Targets", [["EniIp": "10.0.1.199", "Port": 8080, "Weight": 10]]))
            )
        case 3:
            guard let target = try target(on: id, listener) else { return "nothing" }
            return try edit("DeregisterTargets", parameters(("Targets", [target])))
        default:
            guard let target = try target(on: id, listener) else { return "nothing" }
            return try edit("ModifyTargetWeight", parameters(("Targets", [target]), ("Weight", 77)))
        }
    }

    private func target(on id: String, _ listener: JSON) throws -> JSON? {
        let answer = try cluster.cloud.clb("DescribeTargets", ["LoadBalancerId": .string(id)])
        let present = answer["Listeners"]?.array?.first { $0.listenerId == listener.listenerId }
        guard let target = pick(present?["Targets"]?.array ?? []), let address = target["PrivateIpAddresses"]?[0],
            let port = target["Port"]
        else { return nil }
        return ["EniIp": address, "Port": port]
    }

    private func listeners(of id: String) throws -> [JSON] {
        try cluster.cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]?.array ?? []
    }

    /// What the cloud refuses has not happened.
    private func edit(_ action: String, _ parameters: JSON) throws -> String {
        let answer = try cluster.cloud.clb(action, parameters)
        return "console \(action) \(parameters.text): \(answer.errorCode ?? "done")"
    }

    private func pick<Element>(_ all: [Element]) -> Element? {
        all.isEmpty ? nil : all[Int(random.next() % UInt64(all.count))]
    }
}
