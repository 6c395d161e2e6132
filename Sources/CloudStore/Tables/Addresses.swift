package import CloudModel
import GRDB

extension OwnedAddress: RowReadable {
    static let columns = "pool, address, ownerKind, ownerId, takenAt"

    init(_ row: inout RowReader) {
        self.init(
            pool: row.next(),
            address: row.address(),
            owner: AddressOwner(kind: row.choice(), id: row.next()),
            takenAt: row.instant()
        )
    }
}

/// A run of addresses that nobody holds.
private struct FreeRange: RowReadable {
    static let columns = "first, last"

    var first: IPv4Address
    var last: IPv4Address

    init(_ row: inout RowReader) {
        first = row.address()
        last = row.address()
    }
}

extension Snapshot {
    /// The pool that public load balancers take their addresses from.
    package static var publicPool: String { "public" }

    /// The taken addresses of a pool, lowest first.
    package func takenAddresses(pool: String) throws -> [OwnedAddress] {
        try rows("FROM address WHERE pool = ? ORDER BY address", [pool])
    }

    package func owner(of address: IPv4Address, pool: String) throws -> OwnedAddress? {
        try firstRow("FROM address WHERE pool = ? AND address = ?", [pool, address.bits])
    }

    /// How many addresses of a pool are taken, as the database counts them.
    package func usedCount(pool: String) throws -> Int {
        try number("SELECT used FROM addressPool WHERE id = ?", [pool])
    }

    /// The runs of addresses of a pool that nobody holds, lowest first.
    package func freeRanges(pool: String) throws -> [ClosedRange<UInt32>] {
        let ranges: [FreeRange] = try rows("FROM freeRange WHERE pool = ? ORDER BY first", [pool])
        return ranges.map { $0.first.bits...$0.last.bits }
    }

    fileprivate func freeRange(holding address: IPv4Address, pool: String) throws -> FreeRange? {
        let range: FreeRange? = try firstRow(
            "FROM freeRange WHERE pool = ? AND first <= ? ORDER BY first DESC LIMIT 1",
            [pool, address.bits]
        )
        guard let range, address <= range.last else { return nil }
        return range
    }
}

extension Transaction {
    package func insertPool(_ pool: String, first: IPv4Address, last: IPv4Address) throws {
        try insert(into: "addressPool", "id", [pool])
        try insertFreeRange(pool, first, last)
    }

    package func deletePool(_ pool: String) throws {
        try execute("DELETE FROM addressPool WHERE id = ?", [pool])
    }

    /// Takes the lowest free address; nil when the pool is exhausted.
    package func takeAddress(pool: String, for owner: AddressOwner, at now: Instant) throws -> IPv4Address? {
        let range: FreeRange? = try firstRow("FROM freeRange WHERE pool = ? ORDER BY first LIMIT 1", [pool])
        guard let range else { return nil }
        try take(range.first, from: range, pool: pool, for: owner, at: now)
        return range.first
    }

    /// Takes that very address; false where it is not free.
    package func takeAddress(
        _ address: IPv4Address,
        pool: String,
        for owner: AddressOwner,
        at now: Instant
    ) throws -> Bool {
        guard let range = try freeRange(holding: address, pool: pool) else { return false }
        try take(address, from: range, pool: pool, for: owner, at: now)
        return true
    }

    /// Gives an address back, which is free at once.
    ///
    /// Nothing happens where nobody holds it.
    package func releaseAddress(_ address: IPv4Address, pool: String) throws {
        try execute("DELETE FROM address WHERE pool = ? AND address = ?", [pool, address.bits])
        if db.changesCount > 0 { try mergeFree(address, pool: pool) }
    }

    private func take(
        _ address: IPv4Address,
        from range: FreeRange,
        pool: String,
        for owner: AddressOwner,
        at now: Instant
    ) throws {
        try insert(
            into: "address",
            OwnedAddress.columns,
            [pool, address.bits, owner.kind.rawValue, owner.id, now.milliseconds]
        )
        if address == range.first, address < range.last {
            return try execute(
                "UPDATE freeRange SET first = first + 1 WHERE pool = ? AND first = ?",
                [pool, range.first.bits]
            )
        }
        try execute("DELETE FROM freeRange WHERE pool = ? AND first = ?", [pool, range.first.bits])
        if range.first < address {
            try insertFreeRange(pool, range.first, IPv4Address(bits: address.bits - 1))
        }
        if address < range.last {
            try insertFreeRange(pool, IPv4Address(bits: address.bits + 1), range.last)
        }
    }

    /// Joins a freed address with the free ranges that touch it.
    private func mergeFree(_ address: IPv4Address, pool: String) throws {
        let below = try address.previous.flatMap { try freeRange(holding: $0, pool: pool) }
        let above = try address.next.flatMap { try freeRange(holding: $0, pool: pool) }
        for range in [below, above].compactMap({ $0 }) {
            try execute("DELETE FROM freeRange WHERE pool = ? AND first = ?", [pool, range.first.bits])
        }
        try insertFreeRange(pool, below?.first ?? address, above?.last ?? address)
    }

    private func insertFreeRange(_ pool: String, _ first: IPv4Address, _ last: IPv4Address) throws {
        try insert(into: "freeRange", "pool, first, last", [pool, first.bits, last.bits])
    }
}
