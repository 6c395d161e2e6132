import CloudAPI
import CloudModel
import CloudStore
import CloudWire

extension Cloud where State == Transaction {
    /// Checks and makes one subnet; `path` stands before the names of its parameters in errors.
    func createSubnet(_ draft: SubnetDraft, path: String, in vpc: Vpc, tags: [Tag]) throws -> Subnet {
        let name = try NameRules.networkName(draft.subnetName, parameter: path + "SubnetName")
        let siblings = try state.subnets(of: vpc.id)
        let block = try SubnetRules.block(draft.cidrBlock, parameter: path + "CidrBlock", in: vpc, beside: siblings)
        let zone = try SubnetRules.zone(draft.zone, in: region)
        let routeTableId = try routeTable(for: draft.routeTableId, in: vpc)
        guard siblings.count < settings.subnetQuota else {
            throw APIError.quotaReached("subnets in the VPC", limit: settings.subnetQuota)
        }
        return try makeSubnet(name: name, cidr: block, zone: zone.name, in: vpc, routeTableId: routeTableId, tags: tags)
    }
}
