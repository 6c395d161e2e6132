import GRDB

/// The tags that accounts know, and everything that can carry one, whatever table it lives in.
///
/// A tag is known from its first use on, and stays so when nothing carries it any more: triggers note it, so that no way
/// to tag a resource can forget to.
enum Migration0009Tags {
    static func migrate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE VIEW taggable AS
                    SELECT id, account, region, 'loadBalancer' AS kind FROM loadBalancer
                    UNION ALL SELECT id, account, region, 'vpc' FROM vpc
                    UNION ALL SELECT id, account, region, 'subnet' FROM subnet
                    UNION ALL SELECT id, account, region, 'securityGroup' FROM securityGroup
                    UNION ALL SELECT id, account, region, 'cluster' FROM cluster
                    UNION ALL SELECT id, account, '', 'certificate' FROM certificate;
                CREATE TABLE knownTag (
                    account INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
                    key TEXT NOT NULL,
                    value TEXT NOT NULL,
                    PRIMARY KEY (account, key, value)
                ) WITHOUT ROWID;
                CREATE INDEX tagByKey ON tag (key, value);
                CREATE TRIGGER tagAttached AFTER INSERT ON tag
                    BEGIN INSERT OR IGNORE INTO knownTag
                        SELECT account, NEW.key, NEW.value FROM taggable WHERE id = NEW.resourceId; END;
                CREATE TRIGGER tagChanged AFTER UPDATE ON tag
                    BEGIN INSERT OR IGNORE INTO knownTag
                        SELECT account, NEW.key, NEW.value FROM taggable WHERE id = NEW.resourceId; END;
                INSERT OR IGNORE INTO knownTag
                    SELECT account, key, value FROM tag JOIN taggable ON taggable.id = tag.resourceId;
                """
        )
    }
}
