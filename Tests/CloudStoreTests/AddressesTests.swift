import CloudModel
import CloudStore
import Testing

/// Reference 5.3: the accounting of addresses, as a model that holds each pool's taken addresses in a dictionary.
struct AddressesTests {
    /// A pool of a /28 and what the database should hold of it.
    private struct Ledger {
        let first = IPv4Address(bits: 0x0A01_0002)
        let last = IPv4Address(bits: 0x0A01_000E)
        var taken: [IPv4Address: AddressOwner] = [:]

        var all: [IPv4Address] { (first.bits...last.bits).map(IPv4Address.init(bits:)) }
        var lowestFree: IPv4Address? { all.first { taken[$0] == nil } }

        /// The complement of what is taken, as ranges that do not touch.
        var freeRanges: [ClosedRange<UInt32>] {
            var ranges: [ClosedRange<UInt32>] = []
            for bits in all.filter({ taken[$0] == nil }).map(\.bits) {
                if let range = ranges.last, range.upperBound + 1 == bits {
                    ranges[ranges.count - 1] = range.lowerBound...bits
                } else {
                    ranges.append(bits...bits)
                }
            }
            return ranges
        }
    }

    private static let pools = ["subnet-00000001", "subnet-00000002"]

    private static func owner(_ number: Int) -> AddressOwner {
        AddressOwner(kind: .loadBalancer, id: "lb-0000000\(number)")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `free ranges are the complement of taken addresses after every step`(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let store = try Store(.memory)
        var ledgers = [Ledger(), Ledger()]
        try store.write { transaction in
            for (pool, ledger) in zip(Self.pools, ledgers) {
                try transaction.insertPool(pool, first: ledger.first, last: ledger.last)
            }
        }
        for _ in 0..<150 {
            try store.write { try Self.step(&ledgers, $0, &random) }
            try store.read { try Self.check(ledgers, $0) }
        }
    }

    private static func step(
        _ ledgers: inout [Ledger],
        _ transaction: Transaction,
        _ random: inout SeededGenerator
    ) throws {
        let index = Int.random(in: 0...1, using: &random)
        let owner = owner(Int.random(in: 0...7, using: &random))
        let now = Instant(seconds: 0)
        switch Int.random(in: 0...4, using: &random) {
        case 0, 1:
            let address = try transaction.takeAddress(pool: pools[index], for: owner, at: now)
            #expect(address == ledgers[index].lowestFree)
            if let address { ledgers[index].taken[address] = owner }
        case 2, 3:
            // One beyond either end as well.
            let bits = UInt32.random(in: ledgers[index].first.bits - 1...ledgers[index].last.bits + 1, using: &random)
            let address = IPv4Address(bits: bits)
            let isFree = ledgers[index].all.contains(address) && ledgers[index].taken[address] == nil
            #expect(try transaction.takeAddress(address, pool: pools[index], for: owner, at: now) == isFree)
            if isFree { ledgers[index].taken[address] = owner }
        default:
            // Free ones as well, which stay free.
            let bits = UInt32.random(in: ledgers[index].first.bits - 1...ledgers[index].last.bits + 1, using: &random)
            try transaction.releaseAddress(IPv4Address(bits: bits), pool: pools[index])
            ledgers[index].taken[IPv4Address(bits: bits)] = nil
        }
    }

    private static func check(_ ledgers: [Ledger], _ snapshot: Snapshot) throws {
        for (pool, ledger) in zip(pools, ledgers) {
            let rows = try snapshot.takenAddresses(pool: pool)
            #expect(rows.map(\.address) == ledger.taken.keys.sorted())
            #expect(rows.allSatisfy { ledger.taken[$0.address] == $0.owner })
            #expect(try snapshot.freeRanges(pool: pool) == ledger.freeRanges)
            #expect(try snapshot.usedCount(pool: pool) == rows.count)
            #expect(ledger.all.count == rows.count + ledger.freeRanges.reduce(0) { $0 + $1.count })
        }
    }

    @Test func `an address is given back in its own pool only`() throws {
        let store = try Store(.memory)
        let (first, last) = (IPv4Address(bits: 10), IPv4Address(bits: 12))

        try store.write { transaction in
            for pool in Self.pools {
                try transaction.insertPool(pool, first: first, last: last)
                for number in 0..<3 {
                    _ = try transaction.takeAddress(pool: pool, for: Self.owner(number), at: Instant(seconds: 0))
                }
            }
            try transaction.releaseAddress(IPv4Address(bits: 11), pool: Self.pools[0])
        }

        #expect(try store.read { try $0.freeRanges(pool: Self.pools[0]) } == [11...11])
        #expect(try store.read { try $0.freeRanges(pool: Self.pools[1]) } == [])
    }

    @Test func `the first and the last address of all can be taken and released`() throws {
        let store = try Store(.memory)
        let (first, last) = (IPv4Address(bits: 0), IPv4Address(bits: .max))

        try store.write { transaction in
            try transaction.insertPool("all", first: first, last: last)
            for address in [first, last] {
                #expect(try transaction.takeAddress(address, pool: "all", for: Self.owner(1), at: Instant(seconds: 0)))
            }
            #expect(try transaction.freeRanges(pool: "all") == [1...UInt32.max - 1])
            for address in [first, last] { try transaction.releaseAddress(address, pool: "all") }
        }

        #expect(try store.read { try $0.freeRanges(pool: "all") } == [0...UInt32.max])
    }

    @Test func `a transaction that fails takes nothing`() throws {
        struct Refusal: Error {}
        let store = try Store(.memory)
        try store.write { try $0.insertPool("pool", first: IPv4Address(bits: 1), last: IPv4Address(bits: 9)) }

        #expect(throws: Refusal.self) {
            try store.write { transaction in
                _ = try transaction.takeAddress(pool: "pool", for: Self.owner(1), at: Instant(seconds: 0))
                throw Refusal()
            }
        }

        #expect(try store.read { try $0.freeRanges(pool: "pool") } == [1...9])
        #expect(try store.read { try $0.usedCount(pool: "pool") } == 0)
    }

    @Test func `a pool with a taken address cannot be deleted`() throws {
        let store = try Store(.memory)
        try store.write { transaction in
            try transaction.insertPool("pool", first: IPv4Address(bits: 1), last: IPv4Address(bits: 9))
            _ = try transaction.takeAddress(pool: "pool", for: Self.owner(1), at: Instant(seconds: 0))
        }

        #expect(throws: (any Error).self) { try store.write { try $0.deletePool("pool") } }
    }
}
