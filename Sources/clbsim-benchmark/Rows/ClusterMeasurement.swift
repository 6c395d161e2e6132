import Foundation

/// Measures a cluster's own API, over TLS as its clients use it.
struct ClusterMeasurement {
    static let objects = 10_000
    static let watchers = 100
    /// Objects created on one connection; the others come over several.
    private static let alone = 2_000
    private static let repetitions = 9

    let executable: String
    let connections: Int

    func figures() throws -> ClusterFigures {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-objects-\(getpid())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let cluster = try ClusterSubject(executable: executable, folder: folder)
        defer { cluster.server.stop() }
        var figures = ClusterFigures()
        figures.createsPerSecond = try create(0..<Self.alone, connections: 1, in: cluster)
        figures.parallelCreatesPerSecond = try create(Self.alone..<Self.objects, connections: connections, in: cluster)
        figures.listMilliseconds = try median { _ in try list(cluster) }
        figures.filledMiB = cluster.server.memoryMiB().resident
        let fanOut = try FanOut(cluster, watchers: Self.watchers)
        figures.toldMilliseconds = try median { try fanOut.milliseconds(telling: "told-\($0)") }
        return figures
    }

    private func create(_ numbers: Range<Int>, connections: Int, in cluster: ClusterSubject) throws -> Double {
        let requests = numbers.map { cluster.create("bench-\($0)") }
        let created = Array(#"{"kind":"ConfigMap""#.utf8)
        return try Load.run(port: cluster.port, trust: cluster.trust, connections: connections) { number in
            number < requests.count ? requests[number] : nil
        } check: { response in
            guard response.starts(with: created) else {
                throw Connection.Failure(description: String(decoding: response, as: UTF8.self))
            }
        }.perSecond
    }

    private func list(_ cluster: ClusterSubject) throws -> Double {
        let connection = try Connection(port: cluster.port, trust: cluster.trust)
        let begin = Load.now()
        let response = try connection.exchange(cluster.list)
        let milliseconds = (Load.now() - begin) * 1000
        // A kilobyte each at the least: shorter is not the whole list.
        guard response.count > Self.objects * 1_000 else {
            throw Connection.Failure(description: String(decoding: response.prefix(500), as: UTF8.self))
        }
        return milliseconds
    }

    private func median(_ measure: (Int) throws -> Double) throws -> Double {
        try (0..<Self.repetitions).map(measure).sorted()[Self.repetitions / 2]
    }
}
