import NIOCore
import Testing

@testable import CloudServer

struct TunnelGateTests {
    private let connect = "CONNECT clb.tencentcloudapi.com:443 HTTP/1.1\r\nHost: clb.tencentcloudapi.com:443\r\n\r\n"

    @Test func `a plain request is passed on whole`() {
        var gate = TunnelGate(headBytesMax: 8_192)

        #expect(
            gate.receive(ByteBuffer(string: "POST / HTTP/1.1\r\n")) == .pass(ByteBuffer(string: "POST / HTTP/1.1\r\n"))
        )
    }

    @Test func `a method that only begins like CONNECT is passed on with what was held`() {
        var gate = TunnelGate(headBytesMax: 8_192)

        #expect(gate.receive(ByteBuffer(string: "CONN")) == .wait)
        #expect(gate.receive(ByteBuffer(string: "X / ")) == .pass(ByteBuffer(string: "CONNX / ")))
    }

    @Test func `a head that arrives one byte at a time opens the tunnel at its last`() {
        var gate = TunnelGate(headBytesMax: 8_192)

        for byte in connect.utf8.dropLast() {
            #expect(gate.receive(ByteBuffer(bytes: [byte])) == .wait)
        }

        #expect(gate.receive(ByteBuffer(string: "\n")) == .open(ByteBuffer()))
    }

    @Test func `bytes right behind the head are the tunnel's`() {
        var gate = TunnelGate(headBytesMax: 8_192)

        #expect(gate.receive(ByteBuffer(string: connect + "\u{16}\u{3}\u{1}")) == .open(ByteBuffer(bytes: [22, 3, 1])))
    }

    @Test func `lines may end in a line feed alone`() {
        var gate = TunnelGate(headBytesMax: 8_192)

        let head = "CONNECT vpc.ap-guangzhou.tencentcloudapi.com:443 HTTP/1.0\nA: b\n\n"

        #expect(gate.receive(ByteBuffer(string: head)) == .open(ByteBuffer()))
    }

    @Test func `a head past the limit is refused, ended or not`() {
        var unended = TunnelGate(headBytesMax: 64)
        var ended = TunnelGate(headBytesMax: 64)
        let long = "CONNECT " + String(repeating: "a", count: 64)

        #expect(unended.receive(ByteBuffer(string: long)) == .refuse(.headTooLong))
        #expect(ended.receive(ByteBuffer(string: long + ":443 HTTP/1.1\r\n\r\n")) == .refuse(.headTooLong))
    }

    @Test func `a lower-case connect is no method and is left to the decoder`() {
        var gate = TunnelGate(headBytesMax: 8_192)
        let bytes = ByteBuffer(string: connect.lowercased())

        #expect(gate.receive(bytes) == .pass(bytes))
    }

    @Test(
        arguments: [
            ("tencentcloudapi.com:443", nil),
            ("CLB.TencentCloudAPI.com:443", nil),
            ("clb.internal.tencentcloudapi.com:443", nil),
            ("clb.tencentcloudapi.com:80", .otherHost),
            ("eviltencentcloudapi.com:443", .otherHost),
            ("tencentcloudapi.com.example:443", .otherHost),
            ("[::1]:443", .otherHost),
            ("[::1]", .malformed),
            ("::1:443", .malformed),
            ("clb.tencentcloudapi.com", .malformed),
            ("clb.tencentcloudapi.com:", .malformed),
            ("clb.tencentcloudapi.com:https", .malformed),
            ("clb.tencentcloudapi.com:0", .malformed),
            ("clb.tencentcloudapi.com:65536", .malformed),
            (":443", .malformed),
            ("", .malformed),
        ] as [(String, TunnelRefusal?)]
    )
    func `only the vendor's hosts on port 443 are reached`(authority: String, refusal: TunnelRefusal?) {
        var gate = TunnelGate(headBytesMax: 8_192)

        let step = gate.receive(ByteBuffer(string: "CONNECT \(authority) HTTP/1.1\r\n\r\n"))

        #expect(step == refusal.map(TunnelGate.Step.refuse) ?? .open(ByteBuffer()))
    }

    @Test(arguments: ["CONNECT a:443\r\n\r\n", "CONNECT a:443 HTTP/2\r\n\r\n", "CONNECT  a:443 HTTP/1.1\r\n\r\n"])
    func `a request line of another form is malformed`(head: String) {
        var gate = TunnelGate(headBytesMax: 8_192)

        #expect(gate.receive(ByteBuffer(string: head)) == .refuse(.malformed))
    }
}
