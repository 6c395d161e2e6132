import CloudWire
import KubeObjects

/// The annotations that objects of a kind may have, so that a misspelt one is told from them (reference 2.1, 2.2).
struct KnownAnnotations {
    private static let prefixes = [
        "service.kubernetes.io/", "service.cloud.tencent.com/", "kubernetes.io/service.", "ingress.cloud.tencent.com/",
        "kubernetes.io/ingress.",
    ]
    private static let ofServices =
        ServiceAnnotation.shared.all + [
            ServiceAnnotation.loadBalancerId, ServiceAnnotation.natIPv6, ServiceAnnotation.clientToken,
            ServiceAnnotation.syncBeginTime, ServiceAnnotation.syncEndTime, ServiceAnnotation.existingId,
            ServiceAnnotation.share, ServiceAnnotation.internalSubnet, ServiceAnnotation.clusterIPSubnet,
            ServiceAnnotation.chargeType, ServiceAnnotation.oldChargeType, ServiceAnnotation.bandwidth,
            ServiceAnnotation.oldBandwidth, ServiceAnnotation.extensiveParameters,
            ServiceAnnotation.listenerParameters, ServiceAnnotation.classicType, ServiceAnnotation.onlyNodesWithPods,
            ServiceAnnotation.weighsNodesByPods, ServiceAnnotation.nodeLabel, ServiceAnnotation.preventLoopback,
            ServiceAnnotation.specifyProtocol, IngressAnnotation.loadBalancerId,
            // Kubernetes' own.
            "service.kubernetes.io/topology-mode", "service.kubernetes.io/topology-aware-hints",
        ]
    private static let ofIngresses =
        IngressAnnotation.shared.all + [
            IngressAnnotation.ingressClass, IngressAnnotation.loadBalancerId, IngressAnnotation.natIPv6,
            IngressAnnotation.ipv6, IngressAnnotation.clientToken, IngressAnnotation.conditions,
            IngressAnnotation.existingId, IngressAnnotation.internalSubnet, IngressAnnotation.chargeType,
            IngressAnnotation.bandwidth, IngressAnnotation.extensiveParameters, IngressAnnotation.ruleMix,
            IngressAnnotation.ruleMixBoth, IngressAnnotation.httpRules, IngressAnnotation.httpsRules,
            IngressAnnotation.listenPorts, IngressAnnotation.rewriteSupport, IngressAnnotation.autoRewrite,
            IngressAnnotation.autoRewriteCode, IngressAnnotation.certificate, IngressAnnotation.enableGroup,
            IngressAnnotation.mixedTargets,
        ]

    private let kind: ObjectKey.Kind
    private let keys: Set<String>

    init(of kind: ObjectKey.Kind, _ policy: ReconcilerPolicy) {
        self.kind = kind
        keys = kind == .service ? Set(Self.ofServices + [policy.addressAnnotation]) : Set(Self.ofIngresses)
    }

    /// A note for each key that looks like one of the controllers', and is none that this kind of object has.
    func notes(on object: KubeObject) -> [String] {
        let keys = (object["metadata", "annotations"]?.object?.members ?? []).map(\.name)
        return keys.filter(isStranger).sorted().map { key in
            let closest = closest(to: key).map { ": the closest known one is \($0)" } ?? ""
            return "Annotation \(key) is not known on \(kind.rawValue) objects and has no effect\(closest)."
        }
    }

    private func isStranger(_ key: String) -> Bool {
        !keys.contains(key) && Self.prefixes.contains(where: key.hasPrefix)
    }

    /// The key that is written most alike; one of the same prefix where several are.
    private func closest(to key: String) -> String? {
        let (prefix, name) = Self.parts(key)
        func strangeness(_ other: String) -> (Int, Int, String) {
            let parts = Self.parts(other)
            return (EditDistance.between(name, parts.name), parts.prefix == prefix ? 0 : 1, other)
        }
        return keys.map(strangeness).min { $0 < $1 }?.2
    }

    private static func parts(_ key: String) -> (prefix: String, name: String) {
        let prefix = prefixes.first(where: key.hasPrefix) ?? ""
        return (prefix, String(key.dropFirst(prefix.count)))
    }
}

/// How many letters must be added, taken away or exchanged to make one text of another.
enum EditDistance {
    static func between(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (place, letter) in left.enumerated() {
            var corner = row[0]
            row[0] = place + 1
            for column in right.indices {
                let exchanged = corner + (right[column] == letter ? 0 : 1)
                corner = row[column + 1]
                row[column + 1] = min(exchanged, corner + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
