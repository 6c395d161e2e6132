import NIOCore

/// Why a tunnel is not opened.
enum TunnelRefusal: Equatable {
    case otherHost
    case malformed
    case headTooLong

    private var status: String {
        switch self {
        case .otherHost: "403 Forbidden"
        case .malformed: "400 Bad Request"
        case .headTooLong: "431 Request Header Fields Too Large"
        }
    }

    private var text: String {
        switch self {
        case .otherHost: "This proxy leads to tencentcloudapi.com:443 and the hosts below it, and nowhere else.\n"
        case .malformed: "A tunnel is asked for with a line such as CONNECT clb.tencentcloudapi.com:443 HTTP/1.1.\n"
        case .headTooLong: "The request for a tunnel is too long.\n"
        }
    }

    var response: ByteBuffer {
        ByteBuffer(
            string: """
                HTTP/1.1 \(status)\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Length: \(text.utf8.count)\r
                Connection: close\r
                \r
                \(text)
                """
        )
    }
}
