import CloudAPI
import CloudModel
import CloudStore
import KubeAPI

extension Simulator {
    static func temporary(_ server: APIServer, _ world: World, _ store: Store, _ gateway: Gateway) throws {
        if try store.read({ try $0.clusters().first }) != nil { return }
        let made = try store.write { transaction in
            let number = try transaction.nextNumber()
            let account = try transaction.openAccount(named: "")
            let vpc = Vpc(
                id: world.ids.id(try transaction.nextNumber()),
                scope: Scope(account: account.id, region: "ap-guangzhou"),
                name: "x",
                cidr: try CIDR("10.99.0.0/16"),
                isDefault: false,
                isMulticastEnabled: false,
                dnsServers: [],
                domainName: "",
                dhcpOptionsId: world.ids.id(try transaction.nextNumber()),
                routeTableId: world.ids.id(try transaction.nextNumber()),
                numericalId: 77,
                createdAt: world.clock.now
            )
            try transaction.insert(vpc)
            let cluster = Cluster(
                id: world.ids.id(number),
                scope: Scope(account: account.id, region: "ap-guangzhou"),
                name: "default",
                text: "",
                vpcId: vpc.id,
                subnetIds: [],
                serviceSubnetId: nil,
                serviceCIDR: try CIDR("172.16.0.0/20"),
                version: "1.32.2-eks.1",
                createdAt: world.clock.now,
                token: world.random.uuid(),
                options: "{}"
            )
            try transaction.insert(cluster, number: number)
            return cluster
        }
        try server.write(made) { try ClusterBootstrap.fill($0) }
    }
}
