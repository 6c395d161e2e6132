import CloudModel
import CloudStore
package import CloudWire

/// The simulator's own small API under `/_clbsim/`: what it is, how it is, its clock, what servers answer,
/// and which calls are to fail.
package struct ControlPanel: Sendable {
    let gateway: Gateway

    package init(_ gateway: Gateway) {
        self.gateway = gateway
    }

    /// The answer to a request, or nil where there is nothing at that path for that method.
    package func answer(method: String, path: String, body: [UInt8]) throws(ControlError) -> JSON? {
        switch (method, path) {
        case ("GET", "/_clbsim/health"), ("GET", "/_clbsim/ready"): ["status": "ok"]
        case ("GET", "/_clbsim/clock"): clock
        case ("POST", "/_clbsim/clock"): try advanceClock(body)
        case ("GET", "/_clbsim/network"): try network()
        case ("PUT", "/_clbsim/network"): try tellNetwork(body)
        case ("GET", "/_clbsim/faults"): faults()
        case ("PUT", "/_clbsim/faults"): try orderFaults(body)
        case ("GET", "/_clbsim/settings"): settings
        case ("GET", "/_clbsim/coverage"): coverage
        default: nil
        }
    }

    private var clock: JSON {
        let now = gateway.world.clock.now
        return ["milliseconds": .int(now.milliseconds), "beijing": .string(now.beijingText)]
    }

    /// `{"advanceSeconds": 30}` moves the simulated time on, and with it every task.
    private func advanceClock(_ body: [UInt8]) throws(ControlError) -> JSON {
        let json = try? JSONParser.parse(body)
        guard let seconds = json?["advanceSeconds"]?.int, (0...Self.maximumAdvanceSeconds).contains(seconds) else {
            throw ControlError(reason: "the body must be {\"advanceSeconds\": 0 to \(Self.maximumAdvanceSeconds)}")
        }
        do {
            try gateway.store.write { transaction in
                var kept = try transaction.keptClock()
                kept.advance += .seconds(seconds)
                try transaction.keep(kept)
            }
        } catch {
            throw ControlError(reason: "the clock could not be kept: \(error)")
        }
        gateway.world.clock.advance(by: .seconds(seconds))
        return clock
    }

    /// Ten years at once is enough for any scenario.
    private static let maximumAdvanceSeconds: Int64 = 315_360_000

    private var settings: JSON {
        .object(JSONObject(SettingCatalogue.all.map { ($0.name, .string($0.value(gateway.settings))) }))
    }

    private var coverage: JSON {
        .object(
            JSONObject(
                gateway.services.map { service in
                    (service.name, .array(service.actions.map { .string($0.name) }))
                }
            )
        )
    }
}

/// Why a control request cannot be carried out.
package struct ControlError: Error {
    package var reason: String
}
