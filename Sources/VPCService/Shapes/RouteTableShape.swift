import CloudModel

/// A route table in the key order of the documented example (reference 5.8).
struct RouteTableShape: Encodable {
    struct Association: Encodable {
        var subnetId: SubnetID
        var routeTableId: RouteTableID
    }

    struct LocalCidr: Encodable {}

    var routeTableId: RouteTableID
    var vpcId: VpcID
    var routeTableName: String
    var associationSet: [Association]
    var routeSet: [RouteShape]
    var main: Bool
    var createdTime: String
    /// For cloud connect networks, which are not simulated.
    var localCidrForCcn: [LocalCidr] = []
    var tagSet: [TagShape]

    init(_ table: RouteTable, subnets: [SubnetID], routes: [Route], tags: [Tag]) {
        routeTableId = table.id
        vpcId = table.vpcId
        routeTableName = table.name
        associationSet = subnets.map { Association(subnetId: $0, routeTableId: table.id) }
        routeSet = routes.map(RouteShape.init)
        main = table.isMain
        createdTime = table.createdAt.beijingText
        tagSet = tags.map(TagShape.init)
    }
}

/// A route as it is described; all are made by users.
struct RouteShape: Encodable {
    var routeTableId: RouteTableID
    var routeId: Int
    var routeItemId: RouteItemID
    var destinationCidrBlock: String
    var destinationIpv6CidrBlock = ""
    var gatewayType: String
    var gatewayId: String
    var routeDescription: String
    var createdTime: String
    var routeType = "USER"
    var enabled: Bool
    var publishedToVbc = false
    var cdcId = ""

    init(_ route: Route) {
        routeTableId = route.routeTableId
        routeId = Int(route.number)
        routeItemId = route.itemId
        destinationCidrBlock = route.destination.description
        gatewayType = route.gatewayType
        gatewayId = route.gatewayId
        routeDescription = route.text
        createdTime = route.createdAt.beijingText
        enabled = route.isEnabled
    }
}

/// A route as it is sent: in full to be made, by one of its ids or its way to be deleted.
struct RouteInput: Decodable {
    var destinationCidrBlock: String?
    var gatewayType: String?
    var gatewayId: String?
    var routeId: Int?
    var routeItemId: RouteItemID?
    var routeDescription: String?
    var enabled: Bool?
    // What describes show beside, and clients send back.
    var routeType: String?
    var routeTableId: RouteTableID?
    var createdTime: String?
    var publishedToVbc: Bool?
}
