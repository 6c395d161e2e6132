/// The behaviours that the reference leaves open or that a real account can have changed, each with its default.
///
/// ``SettingCatalogue`` names them for users and cites where each default comes from.
package struct Settings: Sendable {
    package enum Profile: String, Sendable, CaseIterable {
        /// Verifies every signature.
        case strict
        /// Takes any id with any signature; the request must still be well formed.
        case lenient
    }

    package enum TaskDelay: String, Sendable, CaseIterable {
        case none, fast, realistic
    }

    /// How a create that finds no free address fails.
    package enum ExhaustionMode: String, Sendable, CaseIterable {
        /// The call is refused with `ResourceInsufficient`.
        case refuse
        /// The call is accepted, and the task fails.
        case failTask = "fail-task"
    }

    /// What a describe answers for ids that are well formed and name nothing.
    package enum UnknownIDAnswer: String, Sendable, CaseIterable {
        /// `ResourceNotFound`.
        case error
        /// The list of the others.
        case empty
    }

    /// What happens with the ids of certificates that nobody uploaded.
    package enum UnknownCertificateAnswer: String, Sendable, CaseIterable {
        /// Any well-formed id is taken for a certificate that fits.
        case accept
        /// `InvalidParameterValue`.
        case refuse
    }

    /// What a public load balancer is reached by.
    package enum PublicAddress: String, Sendable, CaseIterable {
        /// An address of its own.
        case vip
        /// A domain name, behind which addresses change.
        case domain
    }

    /// What a page of the details of load balancers is made of.
    package enum DetailPage: String, Sendable, CaseIterable {
        case rows
        /// Each with all its rows.
        case loadBalancers = "load-balancers"
    }

    /// What a Kubernetes version without a suffix asks for.
    package enum PlainVersion: String, Sendable, CaseIterable {
        /// The vendor's own Kubernetes: the cluster reports a suffix.
        case vendor
        /// The version as it stands, which is a stock Kubernetes.
        case stock
    }

    package var profile = Profile.strict
    package var taskDelay = TaskDelay.fast
    package var exhaustion = ExhaustionMode.refuse
    package var detailPage = DetailPage.rows
    package var publicAddress = PublicAddress.vip
    package var isRateLimited = false
    package var clbRequestsPerSecond = 20
    package var sslRequestsPerSecond = 20
    package var tagRequestsPerSecond = 20
    package var tkeRequestsPerSecond = 20
    package var vpcRequestsPerSecond = 100
    package var clusterQuota = 20
    package var plainVersion = PlainVersion.vendor
    /// The version of the cluster that every start finds or makes.
    package var defaultClusterVersion = "1.32.2-eks.1"
    package var internalLoadBalancerQuota = 200
    package var openLoadBalancerQuota = 100
    package var carrierQuota = 15
    package var listenerQuota = 50
    package var allowsPortRanges = false
    package var ruleQuota = 50
    package var targetQuota = 200
    package var unknownCertificates = UnknownCertificateAnswer.refuse
    package var snatAddressQuota = 10
    package var securityGroupsPerLoadBalancer = 50
    package var vpcQuota = 20
    package var subnetQuota = 100
    package var securityGroupQuota = 50
    package var securityGroupPolicyQuota = 100
    package var vpcDeletionCascades = true
    package var clientTokenHours = 24
    package var checksDeletionFrequency = false
    package var unknownVpcID = UnknownIDAnswer.error
    package var securityGroupReferenceQuota = 10

    package init() {}
}
