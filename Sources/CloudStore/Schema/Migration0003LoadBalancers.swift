import GRDB

/// Load balancers, their security groups, the tasks of writes, and the client tokens that make creation repeatable.
///
/// Every index is a page to write with each creation. So rows lie in the order they were made, which is the order lists
/// show and old tasks are forgotten in, and needs no index; a subnet is kept from deletion by the taken addresses of its
/// pool, and needs no index of its load balancers. Triggers keep the totals that every creation compares with its quota:
/// counting rows would cost more with each one.
enum Migration0003LoadBalancers {
    static func migrate(_ db: Database) throws {
        try db.execute(sql: loadBalancers)
        try db.execute(sql: tasks)
        try db.execute(sql: "INSERT INTO addressPool (id) VALUES ('public')")
        // 198.18.0.0/15 is set aside for tests (RFC 2544): a simulated public address is never somebody's.
        try db.execute(sql: "INSERT INTO freeRange VALUES ('public', 3323068417, 3323199486)")
    }

    private static let loadBalancers = """
        CREATE TABLE loadBalancer (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('OPEN', 'INTERNAL')),
            vpcId TEXT NOT NULL REFERENCES vpc ON DELETE RESTRICT,
            subnetId TEXT,
            vip INTEGER NOT NULL,
            projectId INTEGER NOT NULL,
            masterZone TEXT,
            slaveZone TEXT,
            vipIsp TEXT NOT NULL,
            internetChargeType TEXT NOT NULL,
            bandwidthMbps INTEGER NOT NULL,
            slaType TEXT NOT NULL,
            passesToTarget INTEGER NOT NULL CHECK (passesToTarget IN (0, 1)),
            isSnatPro INTEGER NOT NULL CHECK (isSnatPro IN (0, 1)),
            isDeleteProtected INTEGER NOT NULL CHECK (isDeleteProtected IN (0, 1)),
            targetRegion TEXT,
            targetVpcId TEXT,
            logSetId TEXT NOT NULL,
            logTopicId TEXT NOT NULL,
            healthLogSetId TEXT NOT NULL,
            healthLogTopicId TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            runningAt INTEGER NOT NULL,
            busyUntil INTEGER NOT NULL,
            busyTask TEXT NOT NULL,
            CHECK ((kind = 'INTERNAL') = (subnetId IS NOT NULL))
        );
        CREATE INDEX loadBalancerByScope ON loadBalancer (account, region, number, kind, vipIsp);
        CREATE INDEX loadBalancerByName ON loadBalancer (account, region, name);
        CREATE INDEX loadBalancerByVpc ON loadBalancer (vpcId);
        CREATE TABLE loadBalancerTotal (
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            kind TEXT NOT NULL,
            count INTEGER NOT NULL CHECK (count >= 0),
            PRIMARY KEY (account, region, kind)
        ) WITHOUT ROWID;
        CREATE TRIGGER loadBalancerCreated AFTER INSERT ON loadBalancer BEGIN
            INSERT INTO loadBalancerTotal VALUES (NEW.account, NEW.region, NEW.kind, 1)
            ON CONFLICT DO UPDATE SET count = count + 1;
        END;
        CREATE TRIGGER loadBalancerDeleted AFTER DELETE ON loadBalancer BEGIN
            UPDATE loadBalancerTotal SET count = count - 1
            WHERE account = OLD.account AND region = OLD.region AND kind = OLD.kind;
        END;
        CREATE TABLE loadBalancerSecurityGroup (
            loadBalancerId TEXT NOT NULL REFERENCES loadBalancer (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            securityGroupId TEXT NOT NULL REFERENCES securityGroup ON DELETE RESTRICT,
            PRIMARY KEY (loadBalancerId, position),
            UNIQUE (loadBalancerId, securityGroupId)
        ) WITHOUT ROWID;
        CREATE TABLE loadBalancerDeletion (
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            at INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (account, region, at)
        ) WITHOUT ROWID;
        CREATE INDEX loadBalancerSecurityGroupByGroup ON loadBalancerSecurityGroup (securityGroupId);
        """

    private static let tasks = """
        CREATE TABLE task (
            id TEXT PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            action TEXT NOT NULL,
            dueAt INTEGER NOT NULL,
            failure TEXT,
            loadBalancerIds TEXT NOT NULL,
            dealName TEXT UNIQUE
        );
        CREATE TABLE clientToken (
            account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
            region TEXT NOT NULL,
            token TEXT NOT NULL,
            request TEXT NOT NULL,
            loadBalancerIds TEXT NOT NULL,
            dealName TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            PRIMARY KEY (account, region, token)
        );
        CREATE INDEX clientTokenByCreatedAt ON clientToken (createdAt);
        """
}
