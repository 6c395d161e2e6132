import CloudModel
import CloudWire
import KubeObjects
import TestSupport
import Testing

/// Compares the cloud with what the objects of the cluster say; what the reconciler believes counts for nothing here.
struct WorldCheck {
    private let cluster: TestCluster
    private let wanted: [WantedLoadBalancer]
    private let present: [JSON]

    init(_ cluster: TestCluster) throws {
        self.cluster = cluster
        wanted = WantedLoadBalancers(cluster).all
        present = try cluster.loadBalancers()
    }

    /// What is not as it must be once everything has calmed down.
    func faults() throws -> [String] {
        var faults = duplicates
        for wanted in wanted where !wanted.isRefused { faults += try self.faults(of: wanted) }
        for loadBalancer in present where loadBalancer.isBought {
            guard !wanted.contains(where: { $0.isMet(by: loadBalancer) }) else { continue }
            faults.append("\(loadBalancer.id) is nobody's: \(loadBalancer.tags)")
        }
        return try faults + leftovers() + leaks() + stuck
    }

    /// Load balancers of which an object has more than one.
    var duplicates: [String] {
        let groups = Dictionary(grouping: present.filter(\.isBought)) { loadBalancer in
            let tags = loadBalancer.tags
            let owner = tags["tke-lb-serviceuuid"] ?? tags["tke-lb-ingress-uuid"] ?? ""
            return owner + (tags["tke-lb-role"] ?? "")
        }
        return groups.filter { $0.value.count > 1 }.map { "\($0.value.map(\.id)) were all bought for \($0.key)" }
    }

    /// Whether somebody wants that load balancer.
    func isWanted(_ id: String) -> Bool {
        guard let loadBalancer = present.first(where: { $0.id == id }) else { return false }
        return wanted.contains { $0.isMet(by: loadBalancer) }
    }

    private func faults(of wanted: WantedLoadBalancer) throws -> [String] {
        guard let found = present.first(where: wanted.isMet) else { return ["\(wanted.object) has no load balancer"] }
        var faults: [String] = []
        let vip = found["LoadBalancerVips"]?[0]?.string ?? ""
        let places = try places(on: found.id, vip)
        for place in Set(wanted.places.keys).union(wanted.existingId == nil ? Set(places.keys) : []).sorted()
        where places[place] != wanted.places[place] {
            let (is_, shall) = (places[place].map { "\($0.sorted())" }, wanted.places[place].map { "\($0.sorted())" })
            faults.append("\(wanted.object), \(place): is \(is_ ?? "absent"), shall be \(shall ?? "absent")")
        }
        return wanted.isSecond ? faults : faults + marks(of: wanted, found.id, vip)
    }

    /// What the object itself must show (reference 1.5).
    private func marks(of wanted: WantedLoadBalancer, _ id: String, _ vip: String) -> [String] {
        let kind = wanted.isIngress ? "ingresses" : "services"
        guard let object = cluster.objects(kind).first(where: { $0.uid == wanted.uid }) else { return [] }
        let key =
            wanted.isIngress ? "kubernetes.io/ingress.qcloud-loadbalance-id" : "service.kubernetes.io/loadbalance-id"
        var faults: [String] = []
        if object.note(key) != id { faults.append("\(wanted.object) names \(object.note(key) ?? "none"), has \(id)") }
        let shown = object[path: "status", "loadBalancer", "ingress"]?[0]?["ip"]?.string
        if shown != vip { faults.append("\(wanted.object) shows \(shown ?? "nothing"), its address is \(vip)") }
        if object[path: "metadata", "finalizers"]?.array?.isEmpty ?? true {
            faults.append("\(wanted.object) has no finalizer")
        }
        return faults
    }

    /// The targets behind our listeners, by place.
    private func places(on id: String, _ vip: String) throws -> WantedLoadBalancer.Places {
        let cloud = cluster.cloud
        let listeners = try cloud.clb("DescribeListeners", ["LoadBalancerId": .string(id)])["Listeners"]?.array ?? []
        let ours = Set(listeners.filter { $0["ListenerName"] == "TKE-DEDICATED-LISTENER" }.map(\.listenerId))
        let targets = try cloud.clb("DescribeTargets", ["LoadBalancerId": .string(id)])["Listeners"]?.array ?? []
        var places: WantedLoadBalancer.Places = [:]
        for listener in targets where ours.contains(listener.listenerId) {
            let place = "\(listener["Protocol"]?.string ?? ""):\(listener["Port"]?.int ?? 0)"
            guard place.hasPrefix("HTTP") else {
                places[place] = Self.targets(listener)
                continue
            }
            for rule in listener["Rules"]?.array ?? [] {
                let domain = rule["Domain"]?.string ?? ""
                places["\(place) \(domain == vip ? "VIP" : domain)\(rule["Url"]?.string ?? "")"] = Self.targets(rule)
            }
        }
        return places
    }

    private static func targets(_ json: JSON) -> Set<String> {
        Set(
            (json["Targets"]?.array ?? []).map {
                let address = $0["PrivateIpAddresses"]?[0]?.string ?? ""
                return "\(address):\($0["Port"]?.int ?? 0) weight \($0["Weight"]?.int ?? 0)"
            }
        )
    }

    /// Listeners of ours on users' load balancers that no object wants.
    private func leftovers() throws -> [String] {
        try present.filter { !$0.isBought }.flatMap { loadBalancer in
            let owners = wanted.filter { $0.existingId == loadBalancer.id }
            let left = try Set(places(on: loadBalancer.id, "").keys).subtracting(owners.flatMap { $0.places.keys })
            var faults = left.sorted().map { "\($0) is left on \(loadBalancer.id)" }
            if owners.isEmpty, loadBalancer.tags["tke-clusterId"] != nil {
                faults.append("\(loadBalancer.id) keeps the cluster's tag")
            }
            return faults
        }
    }

    /// Addresses of the Service subnet that no load balancer has.
    private func leaks() throws -> [String] {
        let subnet = cluster.serviceSubnet.rawValue
        let used = try cluster.cloud.vpc(
            "DescribeUsedIpAddress",
            [
                "VpcId": .string(cluster.cluster.vpcId.rawValue), "SubnetId": .string(subnet), "Limit": 100,
            ]
        )["TotalCount"]?.int
        let have = present.filter { $0["SubnetId"]?.string == subnet }.count
        return used == Int64(have) ? [] : ["\(have) load balancers use \(used ?? -1) addresses of \(subnet)"]
    }

    private var stuck: [String] {
        (cluster.objects("services") + cluster.objects("ingresses")).filter {
            $0[path: "metadata", "deletionTimestamp"] != nil
        }.map { "\($0.name) does not go: \($0[path: "metadata", "finalizers"]?.text ?? "")" }
    }
}

extension JSON {
    var id: String { self["LoadBalancerId"]?.string ?? "" }
    var listenerId: String { self["ListenerId"]?.string ?? "" }
    /// Whether a reconciler bought it.
    var isBought: Bool { tags["tke-createdBy-flag"] == "yes" }
}
