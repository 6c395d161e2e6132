/// The annotations that the reconciler reads and writes on Services (reference 2.1).
enum ServiceAnnotation {
    static let loadBalancerId = "service.kubernetes.io/loadbalance-id"
    static let clientToken = "service.cloud.tencent.com/client-token"
    static let syncBeginTime = "service.cloud.tencent.com/sync-begin-time"
    static let syncEndTime = "service.cloud.tencent.com/sync-end-time"
    static let existingId = "service.kubernetes.io/tke-existed-lbid"
    static let share = "service.kubernetes.io/qcloud-share-existed-lb"
    static let internalSubnet = "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid"
    static let clusterIPSubnet = "service.kubernetes.io/qcloud-clusterip-loadbalancer-subnetid"
    static let chargeType = "service.kubernetes.io/qcloud-loadbalancer-internet-charge-type"
    static let oldChargeType = "kubernetes.io/service.internetChargeType"
    static let bandwidth = "service.kubernetes.io/qcloud-loadbalancer-internet-max-bandwidth-out"
    static let oldBandwidth = "kubernetes.io/service.internetMaxBandwidthOut"
    static let extensiveParameters = "service.kubernetes.io/service.extensiveParameters"
    static let listenerParameters = "service.kubernetes.io/service.listenerParameters"
    static let onlyNodesWithPods = "service.kubernetes.io/local-svc-only-bind-node-with-pod"
    static let weighsNodesByPods = "service.cloud.tencent.com/local-svc-weighted-balance"
    static let nodeLabel = "service.kubernetes.io/qcloud-loadbalancer-backends-label"
    static let preventLoopback = "service.cloud.tencent.com/prevent-loopback"
    static let natIPv6 = "service.kubernetes.io/loadbalance-nat-ipv6"
    static let classicType = "service.kubernetes.io/loadbalance-type"
    static let lastApplied = "kubectl.kubernetes.io/last-applied-configuration"
    /// What is named alike for Services and Ingresses.
    static let shared = SharedAnnotations(prefix: "service.cloud.tencent.com/")
    static let specifyProtocol = "service.cloud.tencent.com/specify-protocol"
}

/// The annotations that the reconciler reads and writes on Ingresses (reference 2.2).
enum IngressAnnotation {
    static let ingressClass = "kubernetes.io/ingress.class"
    static let loadBalancerId = "kubernetes.io/ingress.qcloud-loadbalance-id"
    static let clientToken = "ingress.cloud.tencent.com/client-token"
    static let conditions = "ingress.cloud.tencent.com/status.conditions"
    static let existingId = "kubernetes.io/ingress.existLbId"
    static let internalSubnet = "kubernetes.io/ingress.subnetId"
    static let chargeType = "kubernetes.io/ingress.internetChargeType"
    static let bandwidth = "kubernetes.io/ingress.internetMaxBandwidthOut"
    static let extensiveParameters = "kubernetes.io/ingress.extensiveParameters"
    static let ruleMix = "kubernetes.io/ingress.rule-mix"
    static let ruleMixBoth = "kubernetes.io/ingress.rule-mix-both"
    static let httpRules = "kubernetes.io/ingress.http-rules"
    static let httpsRules = "kubernetes.io/ingress.https-rules"
    static let listenPorts = "ingress.cloud.tencent.com/listen-ports"
    static let rewriteSupport = "ingress.cloud.tencent.com/rewrite-support"
    static let autoRewrite = "ingress.cloud.tencent.com/auto-rewrite"
    static let autoRewriteCode = "ingress.cloud.tencent.com/auto-rewrite-code"
    static let certificate = "ingress.cloud.tencent.com/certificate"
    static let enableGroup = "ingress.cloud.tencent.com/enable-group"
    static let ipv6 = "ingress.cloud.tencent.com/loadbalance-ipv6"
    static let natIPv6 = "ingress.cloud.tencent.com/loadbalance-nat-ipv6"
    static let mixedTargets = "ingress.cloud.tencent.com/mix-target-prefer"
    static let shared = SharedAnnotations(prefix: "ingress.cloud.tencent.com/")
}

/// The annotations that differ between Services and Ingresses in their prefix only.
struct SharedAnnotations {
    let prefix: String

    var all: [String] {
        [
            directAccess, config, configAuto, graceShutdown, graceShutdownTkex, graceDeletion, targetWeight,
            securityGroups, passToTarget, modificationProtection, deletionProtection, retain, mode, snatProInfo,
            crossRegionId, crossVpcId, hybridType, targetGroups,
        ]
    }

    var directAccess: String { prefix + "direct-access" }
    var config: String { prefix + "tke-service-config" }
    var configAuto: String { prefix + "tke-service-config-auto" }
    var graceShutdown: String { prefix + "enable-grace-shutdown" }
    var graceShutdownTkex: String { prefix + "enable-grace-shutdown-tkex" }
    var graceDeletion: String { prefix + "enable-grace-deletion" }
    var targetWeight: String { prefix + "lb-rs-weight" }
    var securityGroups: String { prefix + "security-groups" }
    var passToTarget: String { prefix + "pass-to-target" }
    var modificationProtection: String { prefix + "modification-protection" }
    var deletionProtection: String { prefix + "deletion-protection" }
    var retain: String { prefix + "loadbalance-retain" }
    var mode: String { prefix + "mode" }
    var snatProInfo: String { prefix + "snat-pro-info" }
    var crossRegionId: String { prefix + "cross-region-id" }
    var crossVpcId: String { prefix + "cross-vpc-id" }
    var hybridType: String { prefix + "hybrid-type" }
    var targetGroups: String { prefix + "target-groups" }
}
