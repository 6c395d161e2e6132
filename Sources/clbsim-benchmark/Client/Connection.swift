import Foundation
import NIOSSL

/// One keep-alive HTTP connection to this machine, as bare as can be: the client shares the cores with what it measures.
final class Connection {
    let descriptor: Int32
    /// False where the server said with its first response that it closes the connection.
    private(set) var staysOpen = true
    private var isFirstResponse = true
    private var buffer: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    private var tls: TLSSession?

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Connects, and with something to trust speaks TLS.
    init(port: Int, trust: NIOSSLContext? = nil) throws {
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
        if let trust { tls = try handshake(trust) }
    }

    deinit {
        close(descriptor)
    }

    /// Sends a whole request.
    func send(_ request: [UInt8]) throws {
        try sendRaw(tls?.seal(request) ?? request)
    }

    /// Reads once; the body of the response where that completes it.
    func receive() throws -> [UInt8]? {
        buffer.append(contentsOf: try read())
        return takeResponse()
    }

    /// Reads once; what came, which may be nothing where TLS had something to say to itself.
    func read() throws -> [UInt8] {
        let received = try readRaw()
        return try tls?.open(received) ?? Array(received)
    }

    private func handshake(_ trust: NIOSSLContext) throws -> TLSSession {
        let session = try TLSSession(trust)
        try sendRaw(try session.pending())
        while !session.isReady {
            _ = try session.open(try readRaw())
            try sendRaw(try session.pending())
        }
        return session
    }

    private func readRaw() throws -> ArraySlice<UInt8> {
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { throw Failure(description: "the connection broke while receiving") }
        return chunk[..<count]
    }

    private func sendRaw(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { throw Failure(description: "the connection broke while sending") }
            sent += count
        }
    }

    /// Sends a request and waits for its response.
    func exchange(_ request: [UInt8]) throws -> [UInt8] {
        try send(request)
        while true {
            if let body = try receive() { return body }
        }
    }

    private func takeResponse() -> [UInt8]? {
        guard let (start, length) = bodyPlace(), buffer.count >= start + length else { return nil }
        if isFirstResponse {
            let head = String(decoding: buffer[..<start], as: UTF8.self).lowercased()
            staysOpen = !head.contains("connection: close")
            isFirstResponse = false
        }
        let body = Array(buffer[start..<(start + length)])
        buffer.removeFirst(start + length)
        return body
    }

    /// Where the body starts and how long it is; byte by byte, for text would cost the server's share of the cores.
    private func bodyPlace() -> (start: Int, length: Int)? {
        let field = Array("\ncontent-length:".utf8)
        var (index, matched, length) = (0, 0, 0)
        while index + 3 < buffer.count {
            let byte = buffer[index] >= 0x41 && buffer[index] <= 0x5A ? buffer[index] | 0x20 : buffer[index]
            if buffer[index] == 0x0D, buffer[index + 2] == 0x0D { return (index + 4, length) }
            matched = byte == field[matched] ? matched + 1 : byte == field[0] ? 1 : 0
            index += 1
            guard matched == field.count else { continue }
            matched = 0
            while index < buffer.count, buffer[index] == 0x20 { index += 1 }
            while index < buffer.count, (0x30...0x39).contains(buffer[index]) {
                length = length * 10 + Int(buffer[index] - 0x30)
                index += 1
            }
        }
        return nil
    }
}
