package import CLBReconciler
package import CloudAPI
package import CloudModel
import CloudStore
package import CloudWire
import KubeAPI
import KubeControllers
import Logging

/// A cloud with one cluster in the same process, on a clock that only moves when it is told to.
package final class LocalWorld: Sendable {
    /// What a world is made of.
    package struct Plan: Sendable {
        package var services: [Service]
        package var settings = Settings()
        package var policy = ReconcilerPolicy()
        /// The cluster's Kubernetes, such as `1.32.2-eks.1`.
        package var version = "1.32.2-eks.1"
        /// The moment the clock stands at.
        package var start = Instant(seconds: 1_767_225_600)

        /// Everything but the services has a default.
        package init(services: [Service]) { self.services = services }
    }

    /// Where the cluster and everything else is.
    package static let region = "ap-guangzhou"

    package let cluster: Cluster
    package let gateway: Gateway
    let server: APIServer
    private let clock: WorldClock
    private let account: Account
    private let place: Region
    private let loop: ControlLoop
    private let reconcilers: ReconcilerSet

    /// Makes the world and, through the API, a network and a cluster in it.
    package init(_ plan: Plan) throws {
        let clock = WorldClock(standingAt: plan.start)
        let log = Logger(label: "world")
        let world = World(seed: 1, idSeed: 1, generation: 1, clock: clock, wallClock: { plan.start })
        guard let region = Region.named(Self.region) else { throw WorldProblem("\(Self.region) is unknown") }
        gateway = Gateway(
            services: plan.services,
            store: try Store(.memory),
            world: world,
            settings: plan.settings,
            log: log
        )
        server = try APIServer(store: gateway.store, world: world, log: log)
        loop = ControlLoop(server, controllers: BuiltInControllers.all, log: log)
        reconcilers = ReconcilerSet(gateway, server, policy: plan.policy)
        account = try gateway.act(in: region) { $0.account }
        place = region
        self.clock = clock
        cluster = try WorldNetwork(gateway, account, region).makeCluster(version: plan.version)
        clock.advance(by: .seconds(600))
        loop.settle()
    }

    package var now: Instant { clock.now }

    /// Answers why things are as they are, about this cluster where none is named.
    package var explainer: Explainer {
        Explainer(gateway, server, reconcilers, defaultCluster: cluster.id)
    }

    /// Calls an action as the account that owns the cluster.
    ///
    /// - Throws: what the cloud refuses it with.
    @discardableResult
    package func call(_ service: String, _ action: String, _ parameters: JSONObject = JSONObject()) throws -> JSON {
        .object(
            try gateway.call(
                action,
                of: service,
                parameters,
                as: account,
                in: place,
                requestId: gateway.world.random.uuid()
            )
        )
    }

    /// Asks the cluster's API as its administrator does.
    package func ask(
        _ method: String,
        _ path: String,
        _ body: JSON? = nil,
        type: String = "application/json",
        accept: String = "application/json"
    ) -> (status: Int, json: JSON) {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let answer = server.answer(
            ServerRequest(
                method: method,
                path: "/clusters/\(cluster.id.rawValue)" + parts[0],
                query: QueryParameters(encoded: parts.count > 1 ? parts[1] : ""),
                headers: [
                    "content-type": type, "accept": accept, "authorization": "Bearer \(cluster.token)",
                    "user-agent": "kubectl",
                ],
                body: body.map { Array($0.text.utf8) } ?? [],
                hasClientCertificate: false
            )
        )
        guard case .whole(let whole) = answer else { return (200, .null) }
        return (whole.status, (try? JSONParser.parse(whole.body)) ?? .null)
    }

    /// Lets controllers and reconciler work until both rest.
    ///
    /// - Returns: when there will be something to do though nothing changes; nil for never.
    @discardableResult
    package func settle() async throws -> Instant? {
        while true {
            let revision = server.hub.newestRevision
            let controllers = loop.settle()
            let reconciling = try await reconcilers.settle()
            guard server.hub.newestRevision != revision else {
                return [controllers, reconciling].compactMap { $0 }.min()
            }
        }
    }

    /// Moves time on, in steps no longer than what anybody waits for.
    package func advance(by duration: Duration) async throws {
        let end = clock.now + duration
        while clock.now < end {
            let next = min(try await settle() ?? end, end)
            clock.advance(by: .milliseconds(max(1, next.milliseconds - clock.now.milliseconds)))
        }
        try await settle()
    }
}

/// Why a world cannot be made.
package struct WorldProblem: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
