package import CloudAPI
package import CloudModel
package import CloudStore
package import CloudWire
import LocalCloud
package import Testing

/// A whole cloud in the test's process: real actions on a real SQLite database in memory, and a clock that stands.
package final class TestCloud: Sendable {
    package let gateway: Gateway
    package let clock: WorldClock
    package let region: Region
    /// The name behind `AKIDclbsim-`; empty for the default account.
    package let accountName: String

    /// 2026-01-01 00:00:00 UTC, the moment every test begins at.
    package static let start = Instant(seconds: 1_767_225_600)

    package init(
        settings: Settings = .immediate,
        seed: UInt64 = 1,
        location: Store.Location = .memory,
        region: String = "ap-guangzhou"
    ) throws {
        let store = try Store(location)
        let clock = WorldClock(standingAt: Self.start)
        let world = World(
            seed: seed,
            idSeed: seed,
            generation: store.generation,
            clock: clock,
            wallClock: { Self.start }
        )
        gateway = Gateway(
            services: try BuiltInServices.all,
            store: store,
            world: world,
            settings: settings,
            log: .quiet
        )
        self.clock = clock
        self.region = try #require(Region.named(region))
        accountName = ""
    }

    private init(_ other: TestCloud, region: Region, accountName: String) {
        gateway = other.gateway
        clock = other.clock
        self.region = region
        self.accountName = accountName
    }

    /// The same cloud as another account, or in another region.
    package func seen(from accountName: String = "", in region: String = "ap-guangzhou") throws -> TestCloud {
        TestCloud(self, region: try #require(Region.named(region)), accountName: accountName)
    }

    /// Calls an action as a signed client does; the result is what stands in `Response`.
    package func call(
        _ service: String,
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        let request = SignedRequest(
            service: service,
            version: gateway.services.first { $0.name == service }?.version ?? "",
            action: action,
            region: region.name,
            secretId: accountName.isEmpty ? "AKIDclbsim" : "AKIDclbsim-\(accountName)",
            body: Array(parameters.text.utf8),
            timestampSeconds: Self.start.seconds
        )
        let body = gateway.answer(request.request)
        let response = try #require(JSONParser.parse(body)["Response"], sourceLocation: sourceLocation)
        noteUndeclared(response, service: service, action: action, sourceLocation: sourceLocation)
        return response
    }

    package func clb(
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        try call("clb", action, parameters, sourceLocation: sourceLocation)
    }

    package func ssl(
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        try call("ssl", action, parameters, sourceLocation: sourceLocation)
    }

    package func tag(
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        try call("tag", action, parameters, sourceLocation: sourceLocation)
    }

    package func tke(
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        try call("tke", action, parameters, sourceLocation: sourceLocation)
    }

    package func vpc(
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSON {
        try call("vpc", action, parameters, sourceLocation: sourceLocation)
    }

    /// An error an action does not declare fails the test that provoked it, and so does any internal one.
    private func noteUndeclared(_ response: JSON, service: String, action: String, sourceLocation: SourceLocation) {
        guard let code = response["Error"]?["Code"]?.string.map(APIErrorCode.init(rawValue:)) else { return }
        let declared = gateway.services.first { $0.name == service }?.action(action)?.errors ?? []
        guard !declared.contains(code), !Self.gatewayCodes.contains(code) else { return }
        Issue.record("\(action) answered \(code.rawValue), which it does not declare", sourceLocation: sourceLocation)
    }

    /// What the gateway may answer for any action (reference 1.6).
    package static let gatewayCodes: Set<APIErrorCode> = [
        .authInvalidAuthorization, .authSecretIdNotFound, .authSignatureExpire, .authSignatureFailure,
        .authTokenFailure, .invalidAction, .invalidParameter, .invalidParameterValue, .missingParameter,
        .noSuchProduct, .noSuchVersion, .requestLimitExceeded, .requestSizeLimitExceeded, .unknownParameter,
        .unsupportedOperation, .unsupportedProtocol, .unsupportedRegion,
    ]
}

extension Settings {
    /// Tasks end the moment they begin, so that tests of anything else need not wait for them.
    package static var immediate: Settings {
        var settings = Settings()
        settings.taskDelay = .none
        return settings
    }
}

extension JSON {
    /// The code of a failed response.
    package var errorCode: String? { self["Error"]?["Code"]?.string }

    /// The text of a failed response.
    package var errorMessage: String? { self["Error"]?["Message"]?.string }
}
