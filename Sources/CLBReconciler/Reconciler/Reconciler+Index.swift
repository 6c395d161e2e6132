import CloudWire

/// The first look at the targets of every load balancer, in few calls.
extension Reconciler {
    private static let rowsMax = 100

    /// Reads rows of load balancers, listeners, rules and targets.
    ///
    /// They lack the listeners' names, so they are good enough to see that nothing is to be done, and no more.
    func indexTargets() async throws(Interruption) {
        guard known.all.contains(where: { $0.isRunning }) else { return }
        var rows = BulkRows()
        var offset = 0
        while true {
            let answer = try await call(
                .describeLoadBalancersDetail,
                [
                    "Filters": [["Name": .string("tag:" + OwnershipTags.cluster), "Values": [.string(cluster.id)]]],
                    "Offset": .int(Int64(offset)), "Limit": .int(Int64(Self.rowsMax)),
                ]
            )
            let page = answer["LoadBalancerDetailSet"]?.array ?? []
            for row in page { rows.add(row) }
            offset += Self.rowsMax
            if offset >= Int(answer["TotalCount"]?.int ?? 0) || page.isEmpty { break }
        }
        for (id, listeners) in rows.listeners {
            known.change(id) {
                $0.listeners = listeners
                $0.depth = .targets
            }
        }
    }
}

/// Rows of DescribeLoadBalancersDetail, put together again.
struct BulkRows {
    private(set) var listeners: [String: [ObservedListener]] = [:]

    mutating func add(_ row: JSON) {
        guard let id = row["LoadBalancerId"]?.string else { return }
        var all = listeners[id] ?? []
        defer { listeners[id] = all }
        guard let listener = row["ListenerId"]?.string, !listener.isEmpty else { return }
        let place = all.firstIndex { $0.id == listener } ?? all.count
        if place == all.count {
            let key = ListenerKey(port: Int(row["Port"]?.int ?? 0), protocol: row["Protocol"]?.string ?? "")
            all.append(ObservedListener(id: listener, name: Plan.listenerName, key: key))
        }
        let target = Self.target(row)
        guard let rule = row["LocationId"]?.string, !rule.isEmpty, all[place].key.isLayer7 else {
            if let target { all[place].targets[target.key] = target.weight }
            return
        }
        let number = all[place].rules.firstIndex { $0.id == rule } ?? all[place].rules.count
        if number == all[place].rules.count {
            let key = RuleKey(domain: row["Domain"]?.string ?? "", url: row["Url"]?.string ?? "")
            all[place].rules.append(ObservedRule(id: rule, key: key))
        }
        if let target { all[place].rules[number].targets[target.key] = target.weight }
    }

    private static func target(_ row: JSON) -> (key: TargetKey, weight: Int)? {
        guard let address = row["TargetAddress"]?.string, !address.isEmpty, let port = row["TargetPort"]?.int else {
            return nil
        }
        return (TargetKey(address: address, port: Int(port)), Int(row["TargetWeight"]?.int ?? 10))
    }
}
