import ArgumentParser
import CloudAPI
import CloudServer
import CloudStore
import ServiceLifecycle
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start everything; print endpoints, credentials and files, then one ready line.",
        discussion: "Each option is also an environment variable: --http-port is CLBSIM_HTTP_PORT."
    )

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let log = options.logger
        let simulator = try Simulator(options, log: log)
        let server = GatewayServer(
            configuration: simulator.configuration,
            routes: simulator.routes,
            logger: log,
            onReady: { ports in ReadyNotice(ports: ports, simulator: simulator, options: options).announce() }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [ServiceGroupConfiguration.ServiceConfiguration(service: server)],
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
