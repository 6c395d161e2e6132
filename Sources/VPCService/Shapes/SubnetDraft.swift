import CloudModel

/// A subnet that is asked for.
struct SubnetDraft: Decodable {
    var subnetName: String
    var zone: String
    var cidrBlock: String?
    var routeTableId: RouteTableID?
}
