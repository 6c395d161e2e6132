import CloudWire
import KubeObjects

/// Fields of a Service's spec that Kubernetes leaves to load balancers, and the real controllers do not read (reference
/// 1.2).
extension IneffectiveSettings {
    var fields: [String] {
        var reasons: [(name: String, because: String)] = []
        if object["spec", "loadBalancerSourceRanges"]?.array?.isEmpty == false {
            let groups = ServiceAnnotation.shared.securityGroups
            reasons.append(("loadBalancerSourceRanges", "sources are let in by security groups, annotation \(groups)"))
        }
        if object["spec", "loadBalancerIP"]?.string?.isEmpty == false {
            let parameters = ServiceAnnotation.extensiveParameters
            reasons.append(("loadBalancerIP", "an address is chosen by Vip in the annotation \(parameters)"))
        }
        if object["spec", "externalIPs"]?.array?.isEmpty == false {
            reasons.append(("externalIPs", "no load balancer has addresses from elsewhere"))
        }
        if object["spec", "sessionAffinity"]?.string == "ClientIP", !policy.followsSessionAffinity {
            let config = ServiceAnnotation.shared.config
            reasons.append(("sessionAffinity", "sessions are set by a TkeServiceConfig, annotation \(config)"))
        }
        return reasons.map { "Field spec.\($0.name) has no effect here: \($0.because)." } + loopback
    }

    /// Half of what it does needs a kube-proxy (reference 2.1).
    private var loopback: [String] {
        let key = ServiceAnnotation.preventLoopback
        guard object.isOn(key) else { return [] }
        return [
            "Annotation \(key) moves the source of health checks to 100.64.0.0/10 and no more: there is no kube-proxy "
                + "to bind the address on nodes."
        ]
    }
}
