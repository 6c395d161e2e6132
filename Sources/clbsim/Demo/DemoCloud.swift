import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import Logging

/// A cloud for one scenario: in memory, its clock moved by hand, and every call of it shown on the terminal.
struct DemoCloud {
    private let gateway: Gateway
    private let clock: WorldClock
    private static let start = Instant(seconds: 1_767_225_600)

    init() throws {
        let store = try Store(.memory)
        clock = WorldClock(standingAt: Self.start)
        gateway = Gateway(
            services: try Simulator.services,
            store: store,
            world: World(seed: 1, idSeed: 1, generation: 1, clock: clock, wallClock: { Self.start }),
            settings: Settings(),
            log: Logger(label: "demo")
        )
    }

    func say(_ sentence: String) {
        print("\n# \(sentence)")
    }

    func show(_ line: String) {
        print("  \(line)")
    }

    /// Why a scenario did not go as told.
    struct Unexpected: Error, CustomStringConvertible {
        var description: String
    }

    /// Calls an action through the gateway, signed, as any client does.
    @discardableResult
    func call(
        _ service: String,
        _ action: String,
        _ parameters: JSON,
        isShown: Bool = true,
        fails: Bool = false
    ) throws -> JSON {
        if isShown { print("> \(service) \(action) \(parameters.text)") }
        let request = SignedRequest(
            service: service,
            version: gateway.services.first { $0.name == service }?.version ?? "",
            action: action,
            region: "ap-guangzhou",
            secretId: AccountDirectory.defaultSecretId,
            body: Array(parameters.text.utf8),
            timestampSeconds: Self.start.seconds
        )
        let response = try JSONParser.parse(gateway.answer(request.request))["Response"] ?? .null
        let error = response["Error"]
        if let error { show("\(error["Code"]?.string ?? ""): \(error["Message"]?.string ?? "")") }
        guard (error != nil) == fails else { throw Unexpected(description: "\(action) answered \(response.text)") }
        return response
    }

    /// Moves the clock to the end of the task a write began, and asks for its outcome.
    func wait(for response: JSON) throws {
        clock.advance(by: .seconds(5))
        let task: JSON = ["TaskId": response["RequestId"] ?? .null]
        let status = try call("clb", "DescribeTaskStatus", task, isShown: false)
        show("the task ends with status \(status["Status"]?.int ?? -1)")
    }
}
