import HTTPTypes
import NIOCore

/// A whole answer with what its connection has to know about it.
struct GatewayResponse: Sendable {
    var status = HTTPResponse.Status.ok
    var contentType = "application/json"
    var headers = HTTPFields()
    var body: [UInt8]
    /// Whether another request may follow on the connection.
    var keepsAlive = true
    /// Whether the client asked for the head alone, and would take a body for the next answer.
    var omitsBody = false

    /// Head and body in one buffer: one write to the socket, and one record under TLS.
    func serialized(date: String) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: 256 + body.count)
        buffer.writeString("HTTP/1.1 ")
        buffer.writeString(String(status.code))
        buffer.writeString(" ")
        buffer.writeString(status.reasonPhrase)
        buffer.writeString("\r\nServer: nginx\r\nDate: ")
        buffer.writeString(date)
        buffer.writeString("\r\nContent-Type: ")
        buffer.writeString(contentType)
        buffer.writeString("\r\nContent-Length: ")
        buffer.writeString(String(body.count))
        buffer.writeString(keepsAlive ? "\r\nConnection: keep-alive\r\n" : "\r\nConnection: close\r\n")
        for field in headers { buffer.writeString("\(field.name.rawName): \(field.value)\r\n") }
        buffer.writeString("\r\n")
        if !omitsBody { buffer.writeBytes(body) }
        return buffer
    }
}
