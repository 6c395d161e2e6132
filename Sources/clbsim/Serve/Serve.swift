import ArgumentParser
import CloudAPI
import CloudServer
import CloudStore
import KubeAPI
import ServiceLifecycle
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start everything; print endpoints, credentials and files, then one ready line.",
        discussion: "Each option is also an environment variable: --http-port is CLBSIM_HTTP_PORT."
    )

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let log = options.log.logger
        let simulator = try Simulator(options, log: log)
        let ready = Readiness { ports in
            simulator.serveClusters(at: ports.kube)
            ReadyNotice(ports: ports, simulator: simulator, options: options).announce()
        }
        let gateway = GatewayServer(
            configuration: simulator.configuration,
            routes: simulator.routes,
            logger: log,
            onReady: { await ready.note(gateway: $0) }
        )
        let clusters = ClusterServer(
            configuration: simulator.clusterConfiguration,
            answer: simulator.clusters.answer,
            logger: log,
            onReady: { await ready.note(kube: $0) }
        )
        let services: [any ServiceLifecycle.Service] = [gateway, clusters, simulator.controllers]
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: log
            )
        )
        try await withGracefulShutdownHandler {
            try await group.run()
        } onGracefulShutdown: {
            SecondSignal.endsTheProcess()
        }
        try simulator.store.close()
    }
}
