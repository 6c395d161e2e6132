import GRDB

/// Listeners, their rules with domains, and targets.
///
/// Each goes when what it hangs on goes.
/// Unique keys hold the rules of uniqueness: a port once in each port space of a load balancer, a domain and path once
/// on a listener, a server and port once at each place.
enum Migration0004Listeners {
    static func migrate(_ db: Database) throws {
        try db.execute(sql: listeners)
        try db.execute(sql: rules)
        try db.execute(sql: targets)
    }

    private static let listeners = """
        CREATE TABLE listener (
            id TEXT PRIMARY KEY,
            loadBalancerId TEXT NOT NULL REFERENCES loadBalancer (id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            protocol TEXT NOT NULL CHECK (protocol IN ('TCP', 'UDP', 'TCP_SSL', 'HTTP', 'HTTPS')),
            portSpace TEXT NOT NULL CHECK (portSpace IN ('stream', 'datagram')),
            port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
            createdAt INTEGER NOT NULL,
            number INTEGER NOT NULL UNIQUE,
            ownRuleId TEXT NOT NULL UNIQUE,
            scheduler TEXT CHECK (scheduler IN ('WRR', 'LEAST_CONN', 'IP_HASH')),
            sessionExpireSeconds INTEGER NOT NULL,
            healthCheck TEXT,
            certificate TEXT,
            isSniOn INTEGER NOT NULL CHECK (isSniOn IN (0, 1)),
            defaultDomain TEXT,
            options TEXT NOT NULL,
            UNIQUE (loadBalancerId, portSpace, port)
        );
        CREATE INDEX listenerByLoadBalancer ON listener (loadBalancerId, number);
        """

    private static let rules = """
        CREATE TABLE rule (
            id TEXT PRIMARY KEY,
            listenerId TEXT NOT NULL REFERENCES listener ON DELETE CASCADE,
            url TEXT NOT NULL,
            scheduler TEXT NOT NULL CHECK (scheduler IN ('WRR', 'LEAST_CONN', 'IP_HASH')),
            sessionExpireSeconds INTEGER NOT NULL,
            healthCheck TEXT NOT NULL,
            certificate TEXT,
            forwardType TEXT NOT NULL CHECK (forwardType IN ('HTTP', 'HTTPS', 'GRPC', 'GRPCS')),
            isHttp2On INTEGER NOT NULL CHECK (isHttp2On IN (0, 1)),
            isQuicOn INTEGER NOT NULL CHECK (isQuicOn IN (0, 1)),
            cookieName TEXT,
            createdAt INTEGER NOT NULL,
            number INTEGER NOT NULL UNIQUE,
            UNIQUE (id, listenerId, url)
        );
        CREATE INDEX ruleByListener ON rule (listenerId, number);
        CREATE TABLE ruleDomain (
            ruleId TEXT NOT NULL,
            position INTEGER NOT NULL,
            listenerId TEXT NOT NULL,
            domain TEXT NOT NULL,
            url TEXT NOT NULL,
            PRIMARY KEY (ruleId, position),
            UNIQUE (listenerId, domain, url),
            FOREIGN KEY (ruleId, listenerId, url) REFERENCES rule (id, listenerId, url)
                ON UPDATE CASCADE ON DELETE CASCADE
        ) WITHOUT ROWID;
        """

    private static let targets = """
        CREATE TABLE target (
            number INTEGER PRIMARY KEY,
            listenerId TEXT NOT NULL REFERENCES listener ON DELETE CASCADE,
            ruleId TEXT REFERENCES rule ON DELETE CASCADE,
            instanceId TEXT,
            address INTEGER,
            privateAddress INTEGER NOT NULL,
            port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
            weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 100),
            tag TEXT,
            registeredAt INTEGER NOT NULL,
            probedSince INTEGER NOT NULL,
            CHECK ((instanceId IS NULL) <> (address IS NULL))
        );
        CREATE UNIQUE INDEX targetByPlace ON target
            (listenerId, ifnull(ruleId, ''), ifnull(instanceId, address), port);
        CREATE INDEX targetByRule ON target (ruleId);
        CREATE INDEX targetByPrivateAddress ON target (privateAddress);
        """
}
