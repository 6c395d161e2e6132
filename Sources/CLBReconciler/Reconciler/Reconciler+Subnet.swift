import CloudWire

/// What a full subnet is full of, for the Warning that says so.
extension Reconciler {
    private static let addressesMax = 100

    /// The subnet, how many of its addresses are used, and what holds them; nil where that cannot be read.
    func fullSubnetStory(_ step: PlanStep) async -> String? {
        let subnetId: String
        switch step {
        case .buy(let desired):
            guard case .bought(let purchase) = desired.origin, let id = purchase.internalSubnetId else { return nil }
            subnetId = id
        case .addSnatAddresses(_, let subnets): subnetId = subnets.first ?? ""
        default: return nil
        }
        guard let subnet = try? await call(.vpc("DescribeSubnets"), ["SubnetIds": [.string(subnetId)]]),
            let row = subnet["SubnetSet"]?[0], let total = row["TotalIpAddressCount"]?.int,
            let available = row["AvailableIpAddressCount"]?.int
        else { return nil }
        let head =
            "Subnet \(subnetId) (\(row["CidrBlock"]?.string ?? "")) has \(total - available) of \(total) addresses in use"
        guard let holders = await holders(of: subnetId, in: row["VpcId"]?.string ?? ""), !holders.isEmpty else {
            return head + "."
        }
        return head + ": " + holders + "."
    }

    /// Such as `3 CLB, 10 ENI`.
    private func holders(of subnetId: String, in vpcId: String) async -> String? {
        let parameters: JSON = [
            "VpcId": .string(vpcId), "SubnetId": .string(subnetId), "Limit": .int(Int64(Self.addressesMax)),
        ]
        guard let used = try? await call(.vpc("DescribeUsedIpAddress"), parameters) else { return nil }
        let kinds = (used["IpAddressStates"]?.array ?? []).map { $0["ResourceType"]?.string ?? "?" }
        return Dictionary(grouping: kinds) { $0 }.map { (kind: $0.key, count: $0.value.count) }
            .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }.map { "\($0.count) \($0.kind)" }
            .joined(separator: ", ")
    }
}
