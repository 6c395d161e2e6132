import ArgumentParser
import CLBReconciler
import CloudModel
import Foundation
import Logging
import ServiceLifecycle
import TencentCloudClient
import UnixSignals

struct Reconcile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make load balancers of a cluster's Services and Ingresses, in any cloud for any Kubernetes API.",
        discussion: "Each option that takes a value is also an environment variable: --cluster-id is CLBSIM_CLUSTER_ID."
    )

    /// Less than what Kubernetes grants a pod before it kills it.
    private static let farewellMax = Duration.seconds(25)
    /// Half of the time that a leader has for a renewal, so that a lost answer does not cost the leadership.
    private static let leaseTimeout = Duration.seconds(5)

    @OptionGroup var options: ReconcileOptions

    func run() async throws {
        let log = options.log.logger
        let access = try options.kubernetes.access
        let cloud = try options.cloud.client()
        let kubernetes = try HTTPKubernetes(access, sleep: Pause.sleep)
        let facts = try await FactFinder(cloud: cloud, kubernetes: kubernetes, options: options).facts()
        log.info("reconciling", metadata: metadata(facts, access))
        let policy = policy
        let makeReconciler: @Sendable () -> Reconciler = {
            Reconciler(
                cloud: cloud,
                kubernetes: kubernetes,
                cluster: facts,
                policy: policy,
                now: { Simulator.wallClock }
            )
        }
        if options.dryRun {
            // One who changes nothing needs no leave of the leader.
            print(try await DryRun(reconciler: makeReconciler(), now: { Simulator.wallClock }).text())
        } else {
            let loop = ReconcileLoop(
                kubernetes: kubernetes,
                makeReconciler: makeReconciler,
                isOnce: options.once,
                now: { Simulator.wallClock }
            )
            try await run(ReconcileService(loop: loop, election: election(access), log: log), log)
        }
        await kubernetes.close()
    }

    private var policy: ReconcilerPolicy {
        var policy = ReconcilerPolicy()
        policy.isDryRun = options.dryRun
        return policy
    }

    /// Nil where nobody is elected.
    private func election(_ access: KubernetesAccess) throws -> LeaderElection? {
        guard !options.noLeaderElection else { return nil }
        let process = ProcessInfo.processInfo
        let clock = SteadyClock()
        return LeaderElection(
            kubernetes: try HTTPKubernetes(access, timeout: Self.leaseTimeout, sleep: Pause.sleep),
            identity: "\(process.hostName)_\(process.processIdentifier)_\(clock.now.milliseconds)",
            now: { clock.now }
        )
    }

    private func run(_ service: ReconcileService, _ log: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: log
        )
        configuration.maximumGracefulShutdownDuration = Self.farewellMax
        let group = ServiceGroup(configuration: configuration)
        try await withGracefulShutdownHandler {
            try await group.run()
        } onGracefulShutdown: {
            SecondSignal.endsTheProcess()
        }
    }

    private func metadata(_ facts: ClusterFacts, _ access: KubernetesAccess) -> Logger.Metadata {
        [
            "cluster": "\(facts.id)", "version": "\(facts.gitVersion)", "vpc": "\(facts.vpcId)",
            "serviceSubnet": "\(facts.serviceSubnetId ?? "none")", "server": "\(access.server)",
            "cloud": "\(options.cloud.endpoint ?? "Tencent Cloud")", "region": "\(facts.region)",
        ]
    }
}
