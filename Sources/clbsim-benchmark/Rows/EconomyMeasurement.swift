import CloudModel
import LocalCloud

/// Measures how quickly and with how few calls the reconciler works; all of it in this process.
struct EconomyMeasurement {
    static let services = 1_000
    static let ingresses = 200
    static let endpointChanges = 500
    /// Of one action a second, as the real cloud allows.
    static let callsPerSecond = 20
    private static let patience = Duration.seconds(1_000)
    /// Services that users change while the others wait.
    private static let changed = 40
    private static let changeEvery = Duration.seconds(2)

    private let names = (0..<services).map { "s\($0)" }

    func figures() async throws -> EconomyFigures {
        var figures = EconomyFigures()
        try await measureUnlimited(&figures)
        figures.timeOverLeast = try await limitedTimeOverLeast()
        figures.overtakeP95Seconds = try await overtaking()
        figures.endpointChangeCalls = try await endpointChangeCalls()
        return figures
    }

    private func filled(callsPerSecond: Int? = nil) throws -> EconomySubject {
        let subject = try EconomySubject(callsPerSecond: callsPerSecond)
        try subject.createServices(names)
        try subject.createIngresses(on: names.prefix(Self.ingresses))
        return subject
    }

    private func measureUnlimited(_ figures: inout EconomyFigures) async throws {
        let subject = try filled()
        let begin = Load.now()
        subject.start()
        _ = await subject.step(to: subject.now)
        figures.syncSeconds = Load.now() - begin
        try checkFinished(subject)
        subject.start()
        let revision = subject.revision
        _ = await subject.step(to: subject.now)
        let calls = subject.cloud.calls
        figures.restartReads = Double(calls.all - calls.writes)
        figures.restartWrites = Double(calls.writes) + Double(subject.revision - revision)
    }

    private func limitedTimeOverLeast() async throws -> Double {
        let subject = try filled(callsPerSecond: Self.callsPerSecond)
        let begin = subject.now
        subject.start()
        // Nothing is left to do once the reconciler waits for nothing: the step then reaches the end.
        var last = begin
        while await !subject.step(to: begin + Self.patience) {
            if subject.now < begin + Self.patience { last = subject.now }
        }
        try checkFinished(subject)
        return Double(last.milliseconds - begin.milliseconds) / least(subject)
    }

    private func least(_ subject: EconomySubject) -> Double {
        let least = subject.cloud.calls.leastTime(callsPerSecond: Self.callsPerSecond)
        return Double((Instant(seconds: 0) + least).milliseconds)
    }

    /// How long users wait for their change of a Service that is in sync while all the others are being made.
    private func overtaking() async throws -> Double {
        let subject = try EconomySubject(callsPerSecond: Self.callsPerSecond)
        let early = (0..<Self.changed).map { "early-\($0)" }
        try subject.createServices(early)
        subject.start()
        while await !subject.step(to: subject.now + .seconds(60)), try subject.unfinished() > 0 {}
        try subject.createServices(names)
        try subject.createIngresses(on: names.prefix(Self.ingresses))
        subject.start()
        var waiting: [String: (since: Instant, address: String)] = [:]
        var waits: [Int64] = []
        let begin = subject.now
        for (number, name) in early.enumerated() {
            let end = begin + Self.changeEvery * (number + 1)
            waits += try await work(subject, to: end, &waiting)
            let address = "10.0.65.\(number + 10)"
            try subject.setEndpoints(of: name, [address])
            waiting[name] = (subject.now, address)
        }
        waits += try await work(subject, to: subject.now + .seconds(60), &waiting)
        guard waiting.isEmpty else { throw Connection.Failure(description: "\(waiting.count) changes were not made") }
        return Double(waits.sorted()[waits.count * 95 / 100]) / 1000
    }

    /// - Returns: how many milliseconds those changes took that were made meanwhile.
    private func work(
        _ subject: EconomySubject,
        to end: Instant,
        _ waiting: inout [String: (since: Instant, address: String)]
    ) async throws -> [Int64] {
        var waits: [Int64] = []
        var isOver = false
        while !isOver {
            isOver = await subject.step(to: end)
            for (name, change) in waiting where try subject.targets(of: name) == [change.address] {
                waits.append(subject.now.milliseconds - change.since.milliseconds)
                waiting[name] = nil
            }
        }
        return waits
    }

    private func endpointChangeCalls() async throws -> Double {
        let subject = try EconomySubject()
        try subject.createServices(["web"])
        subject.start()
        _ = await subject.step(to: subject.now)
        let addresses = (0..<Self.endpointChanges).map { "10.0.\(66 + $0 / 250).\($0 % 250 + 1)" }
        subject.cloud.reset()
        for count in 1...addresses.count { try subject.setEndpoints(of: "web", Array(addresses.prefix(count))) }
        _ = await subject.step(to: subject.now)
        guard try subject.targets(of: "web") == Set(addresses) else {
            throw Connection.Failure(description: "the endpoints are not bound")
        }
        return Double(subject.cloud.calls.all)
    }

    private func checkFinished(_ subject: EconomySubject) throws {
        let unfinished = try subject.unfinished()
        guard unfinished == 0, subject.cloud.calls.refusals == 0 else {
            throw Connection.Failure(
                description: "\(unfinished) objects have no address, \(subject.cloud.calls.counts)"
            )
        }
    }
}
