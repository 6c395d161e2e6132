import Foundation

/// One keep-alive HTTP connection to this machine, as bare as can be: the client shares the cores with what it measures.
final class Connection {
    let descriptor: Int32
    private var buffer: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 64 * 1024)

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(descriptor)
            throw Failure(description: "nothing listens on port \(port)")
        }
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit {
        close(descriptor)
    }

    /// Sends a whole request.
    func send(_ request: [UInt8]) throws {
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { throw Failure(description: "the connection broke while sending") }
            sent += count
        }
    }

    /// Reads once; the body of the response where that completes it.
    func receive() throws -> [UInt8]? {
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { throw Failure(description: "the connection broke while receiving") }
        buffer.append(contentsOf: chunk[..<count])
        return takeResponse()
    }

    /// Sends a request and waits for its response.
    func exchange(_ request: [UInt8]) throws -> [UInt8] {
        try send(request)
        while true {
            if let body = try receive() { return body }
        }
    }

    private func takeResponse() -> [UInt8]? {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = buffer.firstRange(of: mark)?.upperBound else { return nil }
        let head = String(decoding: buffer[..<end], as: UTF8.self).lowercased()
        guard let field = head.firstRange(of: "content-length: "),
            let length = Int(head[field.upperBound...].prefix { $0.isNumber }), buffer.count >= end + length
        else { return nil }
        let body = Array(buffer[end..<(end + length)])
        buffer.removeFirst(end + length)
        return body
    }
}
