import CloudWire
import KubeObjects

/// What an object says that has no effect here, and why: nothing is ignored in silence.
struct IneffectiveSettings {
    let object: KubeObject
    let kind: ObjectKey.Kind
    let main: DesiredLoadBalancer
    let policy: ReconcilerPolicy

    var notes: [String] {
        let reasons = (kind == .service ? ofServices : ofIngresses) + ofBoth + ofPurchase
        return reasons.filter { object.annotation($0.key) != nil }.map {
            "Annotation \($0.key) has no effect here: \($0.because)."
        } + (kind == .service ? fields : []) + KnownAnnotations(of: kind, policy).notes(on: object)
    }

    /// An annotation, and why it has no effect.
    private typealias Reason = (key: String, because: String)

    /// Of the node backends' settings and loopback (reference 2.1, 4): there are no nodes and no kube-proxy.
    private var ofServices: [Reason] {
        let nodes = "targets are pods, and never nodes"
        var reasons = [
            ServiceAnnotation.onlyNodesWithPods, ServiceAnnotation.weighsNodesByPods, ServiceAnnotation.nodeLabel,
        ].map { Reason($0, nodes) }
        if object["spec", "type"]?.string == "ClusterIP" {
            let subnet = "the address of a ClusterIP Service is of the cluster's Service subnet"
            reasons.append(Reason(ServiceAnnotation.internalSubnet, subnet))
            let ports = "a ClusterIP Service's ports speak what its spec says"
            reasons.append(Reason(ServiceAnnotation.specifyProtocol, ports))
        }
        if isDirectAccessOff {
            reasons.append(Reason(ServiceAnnotation.shared.directAccess, "targets are always pods"))
        }
        return reasons
    }

    private var ofIngresses: [Reason] {
        var reasons = [Reason(IngressAnnotation.mixedTargets, "pods have addresses of one family only, IPv4")]
        if isDirectAccessOff, policy.flavour == .eks {
            reasons.append(Reason(IngressAnnotation.shared.directAccess, "targets are always pods"))
        }
        return reasons
    }

    private var isDirectAccessOff: Bool { object.annotation(kind.names.directAccess) == "false" }

    /// Graceful shutdown is always on since v2.2.0 (reference 2.1); for the other no call is published.
    private var ofBoth: [Reason] {
        var reasons = [
            Reason(
                kind.names.graceShutdown,
                "pods that end keep their targets with weight 0 until they are gone anyway"
            )
        ]
        if object.isOn(kind.names.modificationProtection) {
            reasons.append(
                Reason(
                    kind.names.modificationProtection,
                    "the public API has no call that sets it, so the console can still change what was bought"
                )
            )
        }
        return reasons
    }

    /// What is read at the purchase (reference 2.1, 2.2): an existing load balancer overrides it, and an internal one
    /// has no bandwidth of the Internet.
    private var ofPurchase: [Reason] {
        let terms: PurchaseBuild.Terms = kind == .service ? .service : .ingress
        let internet = terms.chargeTypes + terms.bandwidths
        guard case .bought(let purchase) = main.origin else {
            let network = kind == .service ? ServiceAnnotation.internalSubnet : IngressAnnotation.internalSubnet
            return (internet + [terms.extensiveParameters, network]).map {
                ($0, "the load balancer is an existing one")
            }
        }
        return purchase.internalSubnetId == nil ? [] : internet.map { ($0, "the load balancer is internal") }
    }
}
