import Foundation

/// Many who watch the objects of one cluster, and one who writes.
final class FanOut {
    private let cluster: ClusterSubject
    private let writer: Connection
    private var watchers: [Connection] = []

    init(_ cluster: ClusterSubject, watchers count: Int) throws {
        self.cluster = cluster
        writer = try Connection(port: cluster.port, trust: cluster.trust)
        let revision = try ClusterSubject.revision(in: writer.exchange(cluster.create("watched")))
        for _ in 0..<count {
            let watcher = try Connection(port: cluster.port, trust: cluster.trust)
            try watcher.send(cluster.watch(after: revision))
            // The head: from now on the server has the watcher in its list.
            while try watcher.read().isEmpty {}
            watchers.append(watcher)
        }
    }

    /// From the answer to a creation until the last watcher has been told of it.
    func milliseconds(telling name: String) throws -> Double {
        let mark = Array("\"name\":\"\(name)\"".utf8)
        let all = [writer] + watchers
        var polled = all.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        var (answered, told, waiting) = (0.0, 0.0, all.count)
        var received = [[UInt8]](repeating: [], count: all.count)
        try writer.send(cluster.create(name))
        while waiting > 0 {
            guard poll(&polled, nfds_t(polled.count), 30_000) > 0 else {
                throw Connection.Failure(description: "\(waiting) were not told within 30 s")
            }
            for place in all.indices where polled[place].revents != 0 {
                if place == 0 {
                    guard try writer.receive() != nil else { continue }
                    answered = Load.now()
                } else {
                    received[place] += try all[place].read()
                    guard received[place].contains(mark) else { continue }
                    told = Load.now()
                }
                polled[place].fd = -1
                waiting -= 1
            }
        }
        return max(0, told - answered) * 1000
    }
}
