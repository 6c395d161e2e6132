import ArgumentParser
import Foundation
import TencentCloudClient

/// The options of `reconcile`.
struct ReconcileOptions: ParsableArguments {
    @OptionGroup(title: "Kubernetes")
    var kubernetes: KubernetesOptions

    @OptionGroup(title: "Cloud")
    var cloud: CloudOptions

    @Option(help: "The cluster's id, cls-…: it stands in names and tags.")
    var clusterId: String

    @Option(help: "The VPC that the cluster is in; looked up where it is not given.")
    var vpcId: String?

    @Option(help: "The subnet that ClusterIP Services take their addresses from; looked up with the VPC.")
    var serviceSubnetId: String?

    @Flag(help: "Do not wait to be elected: nobody else reconciles this cluster.")
    var noLeaderElection = false

    @Flag(help: "Print what would be done for each Service and Ingress, change nothing, and end.")
    var dryRun = false

    @Flag(help: "End once nothing is left to do.")
    var once = false

    @OptionGroup(title: "Messages")
    var log: LogOptions

    func validate() throws {
        guard serviceSubnetId == nil || vpcId != nil else {
            throw ValidationError("--service-subnet-id needs --vpc-id.")
        }
    }
}

/// Which Kubernetes API, and as whom.
struct KubernetesOptions: ParsableArguments {
    @Option(help: "The kubeconfig; by default those of KUBECONFIG, or ~/.kube/config.")
    var kubeconfig: String?

    @Option(help: "The kubeconfig's context; by default its current one.")
    var context: String?

    @Flag(help: "Use the service account of the pod that this runs in.")
    var inCluster = false

    func validate() throws {
        guard !inCluster || (kubeconfig == nil && context == nil) else {
            throw ValidationError("--in-cluster goes with neither --kubeconfig nor --context.")
        }
    }

    /// The way to the cluster.
    var access: KubernetesAccess {
        get throws {
            let environment = ProcessInfo.processInfo.environment
            guard !inCluster else { return try .inCluster(environment: environment) }
            let files = kubeconfig.map { [$0] } ?? Kubeconfig.usualFiles(environment: environment)
            return try Kubeconfig(files: files).access(context: context)
        }
    }
}

/// Which cloud, and as whom.
struct CloudOptions: ParsableArguments {
    @Option(help: "The cloud's address, such as http://127.0.0.1:8088; by default Tencent Cloud itself.")
    var endpoint: String?

    @Option(help: "A file of certificates to trust instead of the machine's own authorities.")
    var ca: String?

    @Option(help: "The region.")
    var region = "ap-guangzhou"

    @Option(help: "The key's id; also TENCENTCLOUD_SECRET_ID.")
    var secretId: String

    @Option(help: "The key; also TENCENTCLOUD_SECRET_KEY.")
    var secretKey: String

    @Option(help: "The token of a temporary key; also TENCENTCLOUD_TOKEN.")
    var token: String?

    func client() throws -> CloudClient {
        try CloudClient(
            CloudPlace(endpoint: endpoint, authorityFile: ca),
            region: region,
            credential: Credential(secretId: secretId, secretKey: secretKey, token: token),
            now: { Simulator.wallClock }
        )
    }
}
