import CloudModel
import Testing

struct CIDRTests {
    @Test(arguments: [
        "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/08", "10.0.0.256/32", "a.b.c.d/8", "10.00.0.0/8",
        "10.0.0.0/-1", "10.0.0.0/8/8", " 10.0.0.0/8", "",
    ])
    func `text that is no block is malformed`(text: String) {
        #expect(throws: CIDR.ParseError.malformed) { try CIDR(text) }
    }

    @Test func `host bits must be clear`() {
        #expect(throws: CIDR.ParseError.hostBitsSet) { try CIDR("10.0.0.1/24") }
    }

    @Test func `containment and overlap`() throws {
        let wide = try CIDR("10.0.0.0/16")
        let narrow = try CIDR("10.0.255.0/24")
        let other = try CIDR("10.1.0.0/16")

        #expect(wide.contains(narrow) && !narrow.contains(wide) && wide.contains(wide))
        #expect(wide.overlaps(narrow) && narrow.overlaps(wide) && !wide.overlaps(other))
        #expect(try CIDR("0.0.0.0/0").contains(other))
    }

    /// Reference 5.3: the recorded totals, 2^(32 − mask) − 3.
    @Test(arguments: [(16, 65533), (18, 16381), (20, 4093), (24, 253), (25, 125), (26, 61), (27, 29), (28, 13)])
    func `three addresses of a subnet are reserved`(mask: Int, total: Int) throws {
        let addresses = SubnetAddresses(try CIDR("10.0.0.0/\(mask)"))

        #expect(addresses.total == total)
        #expect(addresses.gateway.description == "10.0.0.1")
        #expect(addresses.first.description == "10.0.0.2")
        #expect(Int(addresses.last.bits - addresses.first.bits) + 1 == total)
    }
}
