import CloudModel
import CloudWire

/// The ports that new listeners are asked to have (reference 3.1).
enum PortRequest {
    private static let maximumPorts = 50

    /// Of each listener; most have one port only.
    static func ranges(
        _ request: CreateListener.Request,
        of protocol: ListenerProtocol,
        areAllowed: Bool
    ) throws(APIError) -> [ClosedRange<Int>] {
        guard request.ports.count <= maximumPorts else { throw .tooManyPorts }
        var starts: [Int] = []
        for (index, port) in try ValueRules.list(request.ports, upTo: maximumPorts, "Ports").enumerated() {
            starts.append(try ValueRules.port(port, "Ports.\(index)"))
        }
        guard let ends = try ends(request) else { return starts.map { $0...$0 } }
        guard areAllowed else { throw .portRangeNotAllowed }
        guard [.tcp, .udp].contains(`protocol`) else {
            throw .invalidValue(because: "Ranges of ports are for TCP and UDP listeners.")
        }
        return try ranges(from: starts, to: ends)
    }

    /// `EndPort` is that of the only range; `FullEndPorts` has one for each of `Ports`.
    private static func ends(_ request: CreateListener.Request) throws(APIError) -> [Int]? {
        switch (request.endPort ?? 0, request.fullEndPorts ?? []) {
        case (0, []): return nil
        case (let end, []): return [end]
        case (0, let ends): return ends
        default: throw .invalid("Only one of `EndPort` and `FullEndPorts` may be given.")
        }
    }

    private static func ranges(from starts: [Int], to ends: [Int]) throws(APIError) -> [ClosedRange<Int>] {
        guard starts.count == ends.count else { throw .invalid("Each port needs the end of its range.") }
        var ranges: [ClosedRange<Int>] = []
        for (start, end) in zip(starts, ends) {
            guard try ValueRules.port(end, "EndPort") > start else {
                throw .invalidValue(because: "The end \(end) of a range of ports is not behind its start \(start).")
            }
            ranges.append(start...end)
        }
        return ranges
    }
}
