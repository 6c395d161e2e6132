import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import TestSupport
import Testing

/// The network that tests begin with.
extension TestCloud {
    func makeVpc(_ block: String = "10.1.0.0/16", name: String = "shop") throws -> JSON {
        try #require(try vpc("CreateVpc", ["VpcName": .string(name), "CidrBlock": .string(block)])["Vpc"]?["VpcId"])
    }

    func createSubnet(_ block: String, in vpcId: JSON, name: String = "web", zone: String? = nil) throws -> JSON {
        let zone = zone ?? region.zones[0].name
        let request: JSON = [
            "VpcId": vpcId, "SubnetName": .string(name), "CidrBlock": .string(block), "Zone": .string(zone),
        ]
        return try vpc("CreateSubnet", request)
    }

    func makeSubnet(_ block: String = "10.1.1.0/24", in vpcId: JSON) throws -> JSON {
        try #require(try createSubnet(block, in: vpcId)["Subnet"]?["SubnetId"])
    }

    func makeGroup(_ name: String = "web", project: String = "0") throws -> JSON {
        let request: JSON = [
            "GroupName": .string(name), "GroupDescription": "", "ProjectId": .string(project),
        ]
        return try #require(try vpc("CreateSecurityGroup", request)["SecurityGroup"]?["SecurityGroupId"])
    }

    func subnet(_ id: JSON) throws -> JSON {
        try #require(try vpc("DescribeSubnets", ["SubnetIds": [id]])["SubnetSet"]?[0])
    }

    /// The ids of a list, in its order.
    func ids(_ list: JSON?, _ key: String) -> [JSON] { (list?.array ?? []).compactMap { $0[key] } }
}

/// What load balancers will do, done by hand: nothing else uses addresses, VPCs and groups yet.
extension TestCloud {
    @discardableResult
    func takeAddress(in subnetId: JSON, for owner: String = "lb-00000001") throws -> IPv4Address? {
        try gateway.store.write { transaction in
            try transaction.takeAddress(
                pool: subnetId.string ?? "",
                for: AddressOwner(kind: .loadBalancer, id: owner),
                at: clock.now
            )
        }
    }

    /// Whether SQLite's own checks find nothing.
    func isIntact() throws -> Bool { try gateway.store.integrityFindings().isEmpty }

    /// Gives back every taken address of a subnet.
    func releaseAddresses(in subnetId: JSON) throws {
        let pool = subnetId.string ?? ""
        try gateway.store.write { transaction in
            for taken in try transaction.takenAddresses(pool: pool) {
                try transaction.releaseAddress(taken.address, pool: pool)
            }
        }
    }

    /// A public load balancer, bound to a group where one is given.
    func insertLoadBalancer(in vpcId: JSON, boundTo group: JSON? = nil) throws {
        try gateway.store.write { transaction in
            let account = try transaction.openAccount(named: accountName)
            let loadBalancer = LoadBalancer(
                id: LoadBalancerID(rawValue: "lb-00000001"),
                scope: Scope(account: account.id, region: region.name),
                name: "front",
                kind: .open,
                vpcId: VpcID(rawValue: vpcId.string ?? ""),
                subnetId: nil,
                vip: IPv4Address(bits: 1),
                projectId: 0,
                masterZone: nil,
                slaveZone: nil,
                vipIsp: "BGP",
                internetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
                bandwidthMbps: 10,
                createdAt: clock.now,
                runningAt: clock.now,
                busyUntil: clock.now,
                busyTask: "",
                number: 1
            )
            try transaction.insert(loadBalancer)
            let groups = [group].compactMap { $0?.string }.map(SecurityGroupID.init(rawValue:))
            try transaction.setSecurityGroups(groups, of: loadBalancer.id)
        }
    }
}
