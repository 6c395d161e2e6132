import CloudModel
import Testing

struct IPv6BlockTests {
    @Test(arguments: [
        ("::/0", "0:0:0:0:0:0:0:0/0"),
        ("::1", "0:0:0:0:0:0:0:1/128"),
        ("2001:DB8::/32", "2001:db8:0:0:0:0:0:0/32"),
        ("2001:db8:0:0:0:0:0:1/32", "2001:db8:0:0:0:0:0:0/32"),
        ("2001:db8:ffff::/36", "2001:db8:f000:0:0:0:0:0/36"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0/128"),
        ("::ffff:10.0.0.1", "0:0:0:0:0:ffff:a00:1/128"),
    ])
    func `every spelling has one canonical form`(text: String, canonical: String) {
        #expect(IPv6Block(covering: text)?.description == canonical)
    }

    @Test(arguments: [
        "", ":", ":::", "1", "10.0.0.1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::", "::/129",
        "::/-1", "::/", "::/0/0", "12345::", "g::", "::1.2.3", "1.2.3.4::", "::１",
    ])
    func `anything else is no block`(text: String) {
        #expect(IPv6Block(covering: text) == nil)
    }
}
