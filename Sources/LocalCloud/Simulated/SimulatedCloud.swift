public import CLBReconciler
package import CloudAPI
public import CloudModel
import CloudStore
public import CloudWire
package import KubeAPI
import KubeControllers
import Logging

/// A whole cloud in the process of a test: its API, and Kubernetes clusters whose Services and Ingresses get load
/// balancers.
///
///     let cloud = try SimulatedCloud()
///     let cluster = try cloud.cluster()
///     try cluster.apply(yaml: manifests)
///     try await cloud.settle()
///     let answer = try cloud.call("DescribeLoadBalancers")
///
/// It keeps its state in memory, opens no port and starts no thread. Its clock stands still until ``advance(by:)`` or
/// ``settle()`` moves it, so that every run is the same and minutes pass in no time. Each value is a cloud of its own:
/// tests with one each can run side by side.
public final class SimulatedCloud: Sendable {
    /// How much simulated time ``settle()`` lets pass.
    public static let settlingTime = Duration.seconds(60)

    package let gateway: Gateway
    package let clusters: APIServer
    package let reconcilers: ReconcilerSet
    private let work: ClusterWork
    private let clock: WorldClock
    let region: Region

    /// A cloud in which nobody has done anything yet.
    ///
    /// - Throws: ``OptionProblem`` for options that cannot be.
    public init(_ options: Options = Options()) throws {
        guard let region = Region.named(options.region) else { throw OptionProblem.noSuchRegion(options.region) }
        let store = try Store(.memory)
        let clock = WorldClock(standingAt: options.start)
        let log = Logger(label: "clbsim") { _ in SwiftLogNoOpLogHandler() }
        let world = World(
            seed: options.seed,
            idSeed: options.seed,
            generation: store.generation,
            clock: clock,
            wallClock: { clock.now }
        )
        gateway = Gateway(
            services: try BuiltInServices.all,
            store: store,
            world: world,
            settings: try options.actionSettings(),
            log: log
        )
        clusters = try APIServer(store: store, world: world, log: log)
        reconcilers = ReconcilerSet(gateway, clusters, policy: options.policy)
        let loop = ControlLoop(clusters, controllers: BuiltInControllers.all, log: log)
        work = ClusterWork(loop, reconcilers)
        self.clock = clock
        self.region = region
    }

    /// The simulated time.
    public var now: Instant { clock.now }

    /// Calls an action of the cloud's API, as a signed request would.
    ///
    /// - Parameters:
    ///   - action: its name, such as `CreateLoadBalancer`.
    ///   - service: the product it belongs to: `clb`, `ssl`, `tag`, `tke` or `vpc`.
    ///   - parameters: an object of the action's parameters.
    ///   - account: the name of an account; each name is an account of its own, made on first use. The empty one is the
    ///     default account, that of the clusters for which no other is named.
    ///   - region: such as `ap-shanghai`; nil for that of the options.
    /// - Throws: `CloudFailure.refused` with the cloud's error code and message.
    /// - Returns: the members of the answer's `Response`.
    @discardableResult
    public func call(
        _ action: String,
        of service: String = "clb",
        _ parameters: JSON = [:],
        as account: String = "",
        in region: String? = nil
    ) throws(CloudFailure) -> JSON {
        guard let object = parameters.object else {
            throw .refused(code: "InvalidParameter", message: "The parameters are no object.", requestId: "")
        }
        return .object(try endpoint(account, region).answer(action, of: service, object))
    }

    private func endpoint(_ name: String, _ regionName: String?) throws(CloudFailure) -> GatewayEndpoint {
        let secretId = AccountDirectory.defaultSecretId + (name.isEmpty ? "" : "-" + name)
        guard AccountDirectory.accountName(secretId: secretId) == name else { throw CloudFailure(.secretIdNotFound) }
        guard let region = regionName.map(Region.named) ?? region else {
            throw CloudFailure(.invalidValue("Region"))
        }
        do {
            let account = try gateway.store.write { try $0.openAccount(named: name) }
            return GatewayEndpoint(gateway, account: account, region: region)
        } catch {
            throw .refused(code: "InternalError", message: "\(error)", requestId: "")
        }
    }

    /// Moves the clock on; whatever becomes due on the way is done at its moment.
    ///
    /// Pods become ready, tasks end, controllers and reconcilers work and try again. A duration of zero lets them do what
    /// is due now; the clock counts whole milliseconds and never goes back.
    ///
    /// - Throws: what keeps the clusters from being read, which would be a fault of the simulator.
    public func advance(by duration: Duration) async throws {
        let end = now + duration
        while true {
            let next = try await rest() ?? end
            guard now < end else { return }
            clock.advance(by: .milliseconds(max(1, min(next, end).milliseconds - now.milliseconds)))
        }
    }

    /// Lets everything come to rest: a minute of simulated time passes, as with ``advance(by:)``.
    ///
    /// That is enough for pods to start, for tasks to end (unless they are `realistic`), for Services and Ingresses to
    /// get their load balancers, and for one that met a full subnet to try again.
    ///
    /// - Throws: as ``advance(by:)`` does.
    public func settle() async throws {
        try await advance(by: Self.settlingTime)
    }

    /// Lets controllers and reconcilers work until neither has anything left to do now, and tells when they will.
    private func rest() async throws -> Instant? {
        while true {
            let revision = clusters.hub.newestRevision
            let next = try await work.pass()
            guard clusters.hub.newestRevision != revision else { return next }
        }
    }
}

extension CloudFailure {
    /// What the gateway would answer before anything else is known of the call.
    fileprivate init(_ error: APIError) {
        self = .refused(code: error.code.rawValue, message: error.message, requestId: "")
    }
}
