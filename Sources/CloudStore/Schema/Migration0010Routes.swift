import GRDB

/// Route tables with their routes, NAT gateways, and the public addresses bound to those.
///
/// VPCs that there are get the main route table they have always named.
enum Migration0010Routes {
    static func migrate(_ db: Database) throws {
        try db.execute(sql: routes)
        try db.execute(sql: gateways)
        try db.execute(
            sql: """
                INSERT INTO routeTable (number, id, account, region, vpcId, name, isMain, createdAt)
                SELECT numericalId - 1000000, routeTableId, account, region, id, 'default', 1, createdAt FROM vpc
                """
        )
    }

    private static let routes = """
        CREATE TABLE routeTable (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            vpcId TEXT NOT NULL REFERENCES vpc ON DELETE CASCADE,
            name TEXT NOT NULL,
            isMain INTEGER NOT NULL CHECK (isMain IN (0, 1)),
            createdAt INTEGER NOT NULL
        );
        CREATE INDEX routeTableByScope ON routeTable (account, region, number);
        CREATE INDEX routeTableByVpc ON routeTable (vpcId);
        CREATE TABLE route (
            number INTEGER PRIMARY KEY,
            itemId TEXT NOT NULL UNIQUE,
            routeTableId TEXT NOT NULL REFERENCES routeTable (id) ON DELETE CASCADE,
            destinationFirst INTEGER NOT NULL,
            destinationMask INTEGER NOT NULL,
            gatewayType TEXT NOT NULL,
            gatewayId TEXT NOT NULL,
            text TEXT NOT NULL,
            isEnabled INTEGER NOT NULL CHECK (isEnabled IN (0, 1)),
            createdAt INTEGER NOT NULL,
            UNIQUE (routeTableId, destinationFirst, destinationMask)
        );
        """

    private static let gateways = """
        CREATE TABLE natGateway (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            vpcId TEXT NOT NULL REFERENCES vpc ON DELETE RESTRICT,
            name TEXT NOT NULL,
            bandwidthMbps INTEGER NOT NULL,
            maximumConnections INTEGER NOT NULL,
            zone TEXT NOT NULL,
            isDeletionProtected INTEGER NOT NULL CHECK (isDeletionProtected IN (0, 1)),
            createdAt INTEGER NOT NULL
        );
        CREATE INDEX natGatewayByScope ON natGateway (account, region, number);
        CREATE INDEX natGatewayByVpc ON natGateway (vpcId);
        CREATE TABLE elasticAddress (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            name TEXT NOT NULL,
            address INTEGER NOT NULL UNIQUE,
            bandwidthMbps INTEGER NOT NULL,
            internetChargeType TEXT NOT NULL,
            natGatewayId TEXT REFERENCES natGateway (id) ON DELETE SET NULL,
            createdAt INTEGER NOT NULL
        );
        CREATE INDEX elasticAddressByScope ON elasticAddress (account, region, number);
        CREATE INDEX elasticAddressByNatGateway ON elasticAddress (natGatewayId);
        """
}
