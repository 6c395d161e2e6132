import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeObjects

/// Who holds the addresses of a subnet.
struct ExplainedSubnet {
    /// What holds an address, for the counts.
    private enum Kind: String, CaseIterable {
        case pod, loadBalancer, networkInterface, snatAddress
    }

    private struct Holder {
        var address: IPv4Address
        var kind: Kind
        var text: String
    }

    private let subnet: Subnet
    private let holders: [Holder]

    init(_ subnet: Subnet, _ clusters: [ClusterState], in snapshot: Snapshot) throws {
        self.subnet = subnet
        let taken = try snapshot.takenAddresses(pool: subnet.id.rawValue)
        let ids = taken.filter { $0.owner.kind == .loadBalancer }.map { LoadBalancerID(rawValue: $0.owner.id) }
        let loadBalancers = try snapshot.listedLoadBalancers(Array(Set(ids))).mapValues(\.loadBalancer)
        let pods = try Self.pods(clusters)
        holders = taken.map { owned in
            guard owned.owner.kind == .loadBalancer else {
                let pod = pods[owned.owner.id]
                return Holder(
                    address: owned.address,
                    kind: pod == nil ? .networkInterface : .pod,
                    text: pod.map { "\($0) (\(owned.owner.id))" } ?? "network interface \(owned.owner.id)"
                )
            }
            let found = loadBalancers[LoadBalancerID(rawValue: owned.owner.id)]
            let isVip = found?.vip == owned.address
            return Holder(
                address: owned.address,
                kind: isVip ? .loadBalancer : .snatAddress,
                text: (isVip ? "VIP of load balancer " : "SNAT address of load balancer ") + owned.owner.id
                    + (found.map { " (\($0.name))" } ?? "")
            )
        }
    }

    /// The pods by their network interfaces.
    private static func pods(_ clusters: [ClusterState]) throws -> [String: String] {
        var pods: [String: String] = [:]
        for state in clusters {
            for pod in try state.objects("pods") {
                guard let interface = pod.annotations[ClusterTransaction.interfaceAnnotation] else { continue }
                pods[interface] = "pod \(pod.namespace)/\(pod.name) of \(state.cluster.id)"
            }
        }
        return pods
    }

    private func count(_ kind: Kind) -> Int { holders.count { $0.kind == kind } }

    var json: JSON {
        ExplainedText.json(
            subnet.id.rawValue,
            [
                ("vpcId", .string(subnet.vpcId.rawValue)), ("cidr", .string(subnet.cidr.description)),
                ("total", .int(Int64(subnet.addresses.total))), ("used", .int(Int64(subnet.usedAddressCount))),
                ("available", .int(Int64(subnet.availableAddressCount))),
                (
                    "counts",
                    .object(JSONObject(Kind.allCases.map { (name: $0.rawValue, value: .int(Int64(count($0)))) }))
                ),
                (
                    "holders",
                    .array(
                        holders.map {
                            [
                                "address": .string($0.address.description), "kind": .string($0.kind.rawValue),
                                "holder": .string($0.text),
                            ]
                        }
                    )
                ),
            ],
            lines
        )
    }

    private var lines: [String] {
        let total = subnet.addresses.total
        return [
            "\(subnet.id) (\(subnet.name)) \(subnet.cidr) of \(subnet.vpcId), \(subnet.zone)",
            "\(total) in total, \(subnet.usedAddressCount) used, \(subnet.availableAddressCount) available",
            "used by: \(count(.pod)) pods, \(count(.loadBalancer)) load balancers, \(count(.networkInterface)) other "
                + "network interfaces, \(count(.snatAddress)) SNAT addresses",
        ] + holders.map { "  \($0.address)  \($0.text)" }
    }
}
