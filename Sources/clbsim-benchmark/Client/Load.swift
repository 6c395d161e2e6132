import Foundation
import NIOSSL

/// What a run of requests took.
struct Load {
    var count: Int
    var seconds: Double
    /// Of each request, ascending.
    var latenciesMilliseconds: [Double]

    var perSecond: Double { Double(count) / seconds }

    func percentile(_ share: Double) -> Double {
        guard !latenciesMilliseconds.isEmpty else { return 0 }
        return latenciesMilliseconds[
            min(latenciesMilliseconds.count - 1, Int(Double(latenciesMilliseconds.count) * share))
        ]
    }

    /// Runs requests over several connections from one thread, each sending the next as soon as it is answered.
    ///
    /// `next` gives the request of a number, or nil to end.
    static func run(
        port: Int,
        trust: NIOSSLContext? = nil,
        connections: Int,
        next: (Int) -> [UInt8]?,
        check: ([UInt8]) throws -> Void = { _ in }
    ) throws -> Load {
        var all = try (0..<connections).map { _ in try Connection(port: port, trust: trust) }
        var starts = [Double](repeating: 0, count: connections)
        var polled = all.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        var (sent, latencies, running) = (0, [Double](), 0)
        let begin = now()
        func start(_ index: Int) throws {
            guard let request = next(sent) else {
                polled[index].fd = -1
                return
            }
            sent += 1
            running += 1
            starts[index] = now()
            if !all[index].staysOpen {
                all[index] = try Connection(port: port, trust: trust)
                polled[index].fd = all[index].descriptor
            }
            try all[index].send(request)
        }
        for index in all.indices { try start(index) }
        while running > 0 {
            guard poll(&polled, nfds_t(polled.count), 30_000) > 0 else {
                throw Connection.Failure(description: "no answer within 30 s")
            }
            for index in all.indices where polled[index].revents != 0 {
                guard let body = try all[index].receive() else { continue }
                latencies.append((now() - starts[index]) * 1000)
                running -= 1
                try check(body)
                try start(index)
            }
        }
        return Load(count: sent, seconds: now() - begin, latenciesMilliseconds: latencies.sorted())
    }

    /// Seconds on a clock that only goes forward.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
