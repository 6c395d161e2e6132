import CloudModel
import CloudStore
import CloudWire

/// What is told of the network beyond the cloud: which servers answer probes.
extension ControlPanel {
    /// `{"targets": [{"address": "10.0.0.5", "port": 80, "health": "dead"}]}`, by address and port.
    func network() throws(ControlError) -> JSON {
        let told: [ServerPort: HealthState]
        do {
            told = try gateway.store.read { try $0.toldHealth() }
        } catch {
            throw ControlError(reason: "the network could not be read: \(error)")
        }
        let sorted = told.sorted { ($0.key.address, $0.key.port) < ($1.key.address, $1.key.port) }
        let targets = sorted.map { server, state in
            JSON.object(
                JSONObject([
                    ("address", .string(server.address.description)), ("port", .int(Int64(server.port))),
                    ("health", .string(state == .dead ? "dead" : "alive")),
                ])
            )
        }
        return ["targets": .array(targets)]
    }

    /// Tells the health of servers as ``network()`` shows it; `auto` leaves one to the simulator again.
    ///
    /// All of them, or none where one cannot be understood.
    func tellNetwork(_ body: [UInt8]) throws(ControlError) -> JSON {
        guard let targets = (try? JSONParser.parse(body))?["targets"]?.array else { throw Self.notUnderstood }
        var told: [(server: ServerPort, state: HealthState?)] = []
        for target in targets { told.append(try Self.health(target)) }
        do {
            try gateway.store.write { transaction in
                for (server, state) in told { try transaction.tellHealth(state, of: server) }
            }
        } catch {
            throw ControlError(reason: "the network could not be kept: \(error)")
        }
        return try network()
    }

    private static let states: [String: HealthState] = ["alive": .alive, "dead": .dead]

    private static let notUnderstood = ControlError(
        reason:
            "the body must be {\"targets\": [{\"address\": IPv4, \"port\": 1 to 65535, \"health\": alive, dead or auto}]}"
    )

    private static func health(_ target: JSON) throws(ControlError) -> (server: ServerPort, state: HealthState?) {
        guard let address = target["address"]?.string.flatMap({ IPv4Address($0) }), let port = target["port"]?.int,
            (1...65_535).contains(port), let name = target["health"]?.string, name == "auto" || states[name] != nil
        else { throw notUnderstood }
        return (ServerPort(address: address, port: Int(port)), states[name])
    }
}
