import CloudAPI
import CloudModel
import CloudStore

/// Makes the nouns of the network once their values are known to be right.
extension Cloud where State == Transaction {
    func makeVpc(
        name: String,
        cidr: CIDR,
        isDefault: Bool = false,
        isMulticastEnabled: Bool = false,
        dnsServers: [String] = VpcRules.defaultDnsServers,
        domainName: String = "",
        tags: [Tag] = []
    ) throws -> Vpc {
        let number = try state.nextNumber()
        let vpc = Vpc(
            id: world.ids.id(number),
            scope: scope,
            name: name,
            cidr: cidr,
            isDefault: isDefault,
            isMulticastEnabled: isMulticastEnabled,
            dnsServers: dnsServers,
            domainName: domainName,
            dhcpOptionsId: world.ids.id(number),
            routeTableId: world.ids.id(number),
            // Seven digits as recorded (reference 2.3).
            numericalId: 1_000_000 + Int(number),
            createdAt: now
        )
        try state.insert(vpc)
        try makeMainRouteTable(of: vpc, number: number)
        try state.setTags(tags, on: vpc.id)
        return vpc
    }

    func makeSubnet(
        name: String,
        cidr: CIDR,
        zone: String,
        in vpc: Vpc,
        routeTableId: RouteTableID? = nil,
        isDefault: Bool = false,
        tags: [Tag] = []
    ) throws -> Subnet {
        let number = try state.nextNumber()
        let subnet = Subnet(
            id: world.ids.id(number),
            scope: scope,
            vpcId: vpc.id,
            name: name,
            cidr: cidr,
            zone: zone,
            isDefault: isDefault,
            isBroadcastEnabled: false,
            routeTableId: routeTableId ?? vpc.routeTableId,
            createdAt: now
        )
        try state.insert(subnet, number: number)
        try state.setTags(tags, on: subnet.id)
        return subnet
    }

    func makeSecurityGroup(
        name: String,
        text: String,
        projectId: String,
        isDefault: Bool = false,
        tags: [Tag] = []
    ) throws -> SecurityGroup {
        let number = try state.nextNumber()
        let group = SecurityGroup(
            id: world.ids.id(number),
            scope: scope,
            name: name,
            text: text,
            projectId: projectId,
            isDefault: isDefault,
            version: 0,
            createdAt: now,
            updatedAt: now
        )
        try state.insert(group, number: number)
        try state.setTags(tags, on: group.id)
        return group
    }
}
