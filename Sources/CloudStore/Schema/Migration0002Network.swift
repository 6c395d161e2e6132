import GRDB

/// VPCs, subnets, the addresses that are taken and those that are free, and security groups.
///
/// The primary key of `address` makes double allocation impossible; triggers keep each pool's count of used addresses
/// equal to its rows; `freeRange` holds the complement as ranges, so that the lowest free address is one look-up away.
enum Migration0002Network {
    static func migrate(_ db: Database) throws {
        try db.execute(sql: network)
        try db.execute(sql: addresses)
        try db.execute(sql: securityGroups)
    }

    private static let network = """
        CREATE TABLE vpc (
            id TEXT PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            name TEXT NOT NULL,
            cidrFirst INTEGER NOT NULL,
            cidrMask INTEGER NOT NULL,
            isDefault INTEGER NOT NULL CHECK (isDefault IN (0, 1)),
            isMulticastEnabled INTEGER NOT NULL CHECK (isMulticastEnabled IN (0, 1)),
            dnsServers TEXT NOT NULL,
            domainName TEXT NOT NULL,
            dhcpOptionsId TEXT NOT NULL UNIQUE,
            routeTableId TEXT NOT NULL UNIQUE,
            numericalId INTEGER NOT NULL UNIQUE,
            createdAt INTEGER NOT NULL
        );
        CREATE INDEX vpcByScope ON vpc (account, region, numericalId);
        CREATE UNIQUE INDEX vpcOneDefault ON vpc (account, region) WHERE isDefault = 1;
        CREATE TABLE subnet (
            id TEXT PRIMARY KEY REFERENCES addressPool ON DELETE RESTRICT,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            vpcId TEXT NOT NULL REFERENCES vpc ON DELETE RESTRICT,
            name TEXT NOT NULL,
            cidrFirst INTEGER NOT NULL,
            cidrMask INTEGER NOT NULL,
            zone TEXT NOT NULL,
            isDefault INTEGER NOT NULL CHECK (isDefault IN (0, 1)),
            isBroadcastEnabled INTEGER NOT NULL CHECK (isBroadcastEnabled IN (0, 1)),
            routeTableId TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            number INTEGER NOT NULL UNIQUE,
            UNIQUE (vpcId, cidrFirst)
        );
        CREATE INDEX subnetByScope ON subnet (account, region, number);
        """

    private static let addresses = """
        CREATE TABLE addressPool (
            id TEXT PRIMARY KEY,
            used INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0)
        ) WITHOUT ROWID;
        CREATE TABLE address (
            pool TEXT NOT NULL REFERENCES addressPool ON DELETE RESTRICT,
            address INTEGER NOT NULL,
            ownerKind TEXT NOT NULL CHECK (ownerKind IN ('loadBalancer', 'networkInterface', 'service')),
            ownerId TEXT NOT NULL,
            takenAt INTEGER NOT NULL,
            PRIMARY KEY (pool, address)
        ) WITHOUT ROWID;
        CREATE TRIGGER addressTaken AFTER INSERT ON address
            BEGIN UPDATE addressPool SET used = used + 1 WHERE id = NEW.pool; END;
        CREATE TRIGGER addressReleased AFTER DELETE ON address
            BEGIN UPDATE addressPool SET used = used - 1 WHERE id = OLD.pool; END;
        CREATE TABLE freeRange (
            pool TEXT NOT NULL REFERENCES addressPool ON DELETE CASCADE,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (pool, first),
            CHECK (first <= last)
        ) WITHOUT ROWID;
        """

    private static let securityGroups = """
        CREATE TABLE securityGroup (
            id TEXT PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            projectId TEXT NOT NULL,
            isDefault INTEGER NOT NULL CHECK (isDefault IN (0, 1)),
            version INTEGER NOT NULL,
            createdAt INTEGER NOT NULL,
            updatedAt INTEGER NOT NULL,
            number INTEGER NOT NULL UNIQUE
        );
        CREATE INDEX securityGroupByScope ON securityGroup (account, region, number);
        CREATE TABLE securityGroupPolicy (
            securityGroupId TEXT NOT NULL REFERENCES securityGroup ON DELETE CASCADE,
            direction TEXT NOT NULL CHECK (direction IN ('ingress', 'egress')),
            position INTEGER NOT NULL,
            traffic TEXT NOT NULL CHECK (traffic IN ('ALL', 'tcp', 'udp', 'icmp', 'icmpv6', 'gre')),
            port TEXT NOT NULL,
            cidr TEXT,
            ipv6CIDR TEXT,
            peerSecurityGroupId TEXT REFERENCES securityGroup ON DELETE RESTRICT,
            verdict TEXT NOT NULL CHECK (verdict IN ('ACCEPT', 'DROP')),
            text TEXT NOT NULL,
            modifiedAt INTEGER NOT NULL,
            PRIMARY KEY (securityGroupId, direction, position),
            CHECK ((cidr IS NOT NULL) + (ipv6CIDR IS NOT NULL) + (peerSecurityGroupId IS NOT NULL) = 1)
        ) WITHOUT ROWID;
        CREATE INDEX securityGroupPolicyByPeer ON securityGroupPolicy (peerSecurityGroupId);
        """
}
