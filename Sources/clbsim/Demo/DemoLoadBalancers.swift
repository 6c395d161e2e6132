import CloudWire
import LocalCloud

/// The load balancers of a scenario's cloud.
struct DemoLoadBalancers {
    private static let heads = ["ID", "NAME", "TYPE", "VIP", "LISTENERS", "TARGETS"]

    private let cloud: SimulatedCloud

    init(_ cloud: SimulatedCloud) { self.cloud = cloud }

    /// Oldest first.
    var all: [JSON] {
        get throws {
            let told = try cloud.call("DescribeLoadBalancers", ["Limit": 100])
            return told["LoadBalancerSet"]?.array?.reversed() ?? []
        }
    }

    func one(_ id: String) throws -> JSON { try all.first { $0["LoadBalancerId"]?.string == id } ?? .null }

    /// The targets behind all listeners and rules of one.
    func targets(of id: String) throws -> [JSON] {
        let told = try cloud.call("DescribeTargets", ["LoadBalancerId": .string(id)])
        return (told["Listeners"]?.array ?? []).flatMap { listener in
            (listener["Targets"]?.array ?? []) + (listener["Rules"]?.array ?? []).flatMap { $0["Targets"]?.array ?? [] }
        }
    }

    var lines: [String] {
        get throws {
            let rows = try all.map { one in
                let id = one["LoadBalancerId"]?.string ?? ""
                return [
                    id, one["LoadBalancerName"]?.string ?? "", one["LoadBalancerType"]?.string ?? "", address(one),
                    try listeners(of: id), try targets(of: id).map(socket).joined(separator: ","),
                ]
            }
            return rows.isEmpty ? [] : DemoTable(rows: [Self.heads] + rows).lines
        }
    }

    private func address(_ one: JSON) -> String {
        one["LoadBalancerVips"]?[0]?.string ?? one["LoadBalancerDomain"]?.string ?? one["Domain"]?.string ?? ""
    }

    private func listeners(of id: String) throws -> String {
        let told = try cloud.call("DescribeListeners", ["LoadBalancerId": .string(id)])
        let all = told["Listeners"]?.array ?? []
        return all.map { "\($0["Protocol"]?.string ?? ""):\($0["Port"]?.int ?? 0)" }.joined(separator: ",")
    }

    private func socket(_ target: JSON) -> String {
        "\(target["PrivateIpAddresses"]?[0]?.string ?? ""):\(target["Port"]?.int ?? 0)"
    }
}
