import CloudAPI
import CloudModel
import CloudServer
import CloudStore
import CloudWire
import KubeAPI
import KubeControllers
import Foundation
import HTTPTypes
import LocalCA
import LocalCloud
import Logging
import TKEService

/// The composition root: the only place where time and randomness come from outside, and where all parts are joined.
struct Simulator: Sendable {
    let store: Store
    let gateway: Gateway
    let configuration: GatewayConfiguration
    let clusters: APIServer
    let clusterConfiguration: ClusterServerConfiguration
    let controllers: ControllerService
    let authorityPath: String
    let kubeconfigFile: URL
    let administrator: ClientIdentity
    /// Nil where its network is gone.
    let defaultCluster: Cluster?
    let log: Logger
    private let explainer: Explainer
    private let alarm: ControllerService.Alarm

    init(_ options: ServeOptions, log: Logger) throws {
        store = try options.makeStore()
        gateway = Gateway(
            services: try BuiltInServices.all,
            store: store,
            world: try Self.world(options, store: store),
            settings: try options.settings,
            log: log
        )
        let authority = AuthorityFolder(options.folder.appendingPathComponent("tls"))
        let identity = try authority.identity(for: Self.hostNames(options), now: Date())
        administrator = try authority.administrator(now: Date())
        authorityPath = authority.authorityFile.path
        kubeconfigFile = options.kubeconfigFile
        let world = gateway.world
        clusters = try APIServer(store: store, world: world, log: log)
        defaultCluster = try Self.defaultCluster(gateway)
        self.log = log
        let alarm = ControllerService.Alarm()
        let loop = ControlLoop(clusters, controllers: BuiltInControllers.all, log: log, onWork: alarm.ring)
        let reconcilers = options.noReconciler ? nil : ReconcilerSet(gateway, clusters)
        explainer = Explainer(gateway, clusters, reconcilers, defaultCluster: defaultCluster?.id)
        controllers = ControllerService(
            ClusterWork(loop, reconcilers),
            world: world,
            clockRuns: options.clock == .real,
            alarm: alarm,
            log: log
        )
        self.alarm = alarm
        clusterConfiguration = ClusterServerConfiguration(options, identity)
        configuration = GatewayConfiguration(options, identity)
    }

    var routes: GatewayRoutes {
        let (gateway, panel, explainer, alarm) = (gateway, ControlPanel(gateway), explainer, alarm)
        return GatewayRoutes(
            answer: { gateway.answer($0) },
            tooLarge: { gateway.answerTooLarge($0) },
            control: { request in
                if request.isQuestion { return await ControlResponse(explainer, to: request) }
                // It may have moved the clock.
                defer { alarm.ring() }
                return ControlResponse(panel, to: request)
            }
        )
    }

    static var wallClock: Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    private static func defaultCluster(_ gateway: Gateway) throws -> Cluster? {
        guard let region = Region.named(DefaultCluster.region) else { return nil }
        return try gateway.act(in: region) { try DefaultCluster.ensure(in: $0) }
    }

    private static func world(_ options: ServeOptions, store: Store) throws -> World {
        World(
            seed: options.seed,
            idSeed: try store.identifierSeed(initially: options.seed),
            generation: store.generation,
            clock: try clock(options.clock, store: store),
            wallClock: { wallClock }
        )
    }

    /// The clock the database knows, moved on as it was; a standing one stands where it stood.
    private static func clock(_ kind: ServeOptions.ClockKind, store: Store) throws -> WorldClock {
        try store.write { transaction in
            var kept = try transaction.keptClock()
            kept.standing = kind == .real ? nil : kept.standing ?? wallClock
            try transaction.keep(kept)
            guard let standing = kept.standing else { return WorldClock(ahead: kept.advance) { wallClock } }
            return WorldClock(standingAt: standing, movedBy: kept.advance)
        }
    }

    /// All names under which clients reach the real cloud, and those of this machine.
    private static func hostNames(_ options: ServeOptions) -> [String] {
        let domain = "tencentcloudapi.com"
        let regional = Region.all.map { "*.\($0.name).\(domain)" }
        let local = ["localhost", "127.0.0.1", "::1"] + (options.host == "0.0.0.0" ? [] : [options.host])
        return [domain, "*.\(domain)", "*.intl.\(domain)", "*.internal.\(domain)"] + regional + Set(local).sorted()
    }
}

extension ClusterServerConfiguration {
    fileprivate init(_ options: ServeOptions, _ identity: ServerIdentity) {
        self.init(
            host: options.host,
            port: options.kubePort,
            certificatePEM: identity.certificatePEM,
            privateKeyPEM: identity.privateKeyPEM,
            authorityPEM: identity.authorityPEM
        )
    }
}

extension GatewayConfiguration {
    fileprivate init(_ options: ServeOptions, _ identity: ServerIdentity) {
        self.init(
            host: options.host,
            ports: GatewayPorts(http: options.httpPort, https: options.httpsPort),
            certificatePEM: identity.certificatePEM,
            privateKeyPEM: identity.privateKeyPEM,
            now: { Simulator.wallClock.seconds }
        )
    }
}

extension ControlResponse {
    /// What the control panel says, as HTTP.
    fileprivate init(_ panel: ControlPanel, to request: ControlRequest) {
        do throws(ControlError) {
            let method = request.method.rawValue
            let json = try panel.answer(method: method, path: request.path, body: request.body)
            self.init(status: json == nil ? .notFound : .ok, body: Array((json ?? ["error": "not found"]).text.utf8))
        } catch {
            self.init(status: .badRequest, body: Array((["error": .string(error.reason)] as JSON).text.utf8))
        }
    }
}
