import CloudModel
import Testing

struct CoveringBlockTests {
    @Test(arguments: [
        ("10.0.0.1", "10.0.0.1/32"), ("10.0.0.1/8", "10.0.0.0/8"), ("1.2.3.4/0", "0.0.0.0/0"),
    ])
    func `a block covers an address with host bits`(text: String, block: String) {
        #expect(CIDR(covering: text)?.description == block)
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/8/8", "256.0.0.0/8", "::/0"])
    func `anything else is no block`(text: String) {
        #expect(CIDR(covering: text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.1.0.0/16", true), ("10.1.0.0/16", "10.0.0.0/8", true),
        ("10.0.0.0/9", "10.128.0.0/9", false), ("0.0.0.0/0", "255.255.255.255/32", true),
    ])
    func `blocks overlap where one holds the other`(left: String, right: String, overlap: Bool) throws {
        #expect(try CIDR(left).overlaps(CIDR(right)) == overlap)
    }
}
