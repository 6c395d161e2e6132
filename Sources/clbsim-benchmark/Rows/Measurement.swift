import Foundation

/// Measures one subject, row by row.
struct Measurement<Measured: Subject> {
    var subject: Measured
    let workload: Workload
    let folder: String
    /// Whether there is a mode that keeps state on disk, so that a start with much of it can be measured.
    let isDurable: Bool

    mutating func figures() throws -> Figures {
        var figures = Figures()
        figures.startMilliseconds = try (0..<5).map { _ in try emptyStart() }.sorted()[2]
        let server = try subject.start(folder: isDurable ? folder : nil)
        figures.idleMiB = server.memoryMiB()
        try subject.prepare(server)
        let (first, _) = try subject.createMany(0..<100, on: server)
        let rateAtFew = try gets(first, on: server).perSecond
        let (second, creation) = try subject.createMany(100..<workload.few, on: server)
        figures.createsPerSecond = creation.perSecond
        let load = try gets(first + second, on: server)
        figures.getsPerSecond = load.perSecond
        figures.getP99Milliseconds = load.percentile(0.99)
        _ = try subject.createMany(workload.few..<workload.listed, on: server)
        figures.listMilliseconds = try list(on: server)
        figures.filledMiB = server.memoryMiB()
        let (last, _) = try subject.createMany(workload.listed..<workload.many, on: server)
        figures.rateAtManyOverFew = try gets(first + second + last, on: server).perSecond / rateAtFew
        server.stop()
        guard isDurable else { return figures }
        let again = try subject.start(folder: folder)
        figures.startWithManyMilliseconds = again.startSeconds * 1000
        again.stop()
        return figures
    }

    private func emptyStart() throws -> Double {
        let server = try subject.start(folder: nil)
        defer { server.stop() }
        return server.startSeconds * 1000
    }

    /// Describes load balancers in an order that jumps about.
    private func gets(_ identifiers: [String], on server: ServerProcess) throws -> Load {
        let requests = identifiers.map(subject.get)
        return try Load.run(
            port: server.port,
            connections: workload.connections,
            next: { $0 < workload.gets ? requests[$0 * 7_919 % requests.count] : nil },
            check: subject.check
        )
    }

    /// The time to list what is there, 100 a page.
    private func list(on server: ServerProcess) throws -> Double {
        let requests = stride(from: 0, to: workload.listed, by: 100).map(subject.list)
        let load = try Load.run(port: server.port, connections: 1) { number in
            number < requests.count ? requests[number] : nil
        } check: { response in
            try subject.check(response)
        }
        return load.seconds * 1000
    }
}
