import CloudWire
package import KubeObjects

extension Defaults {
    /// A Service's defaults but its addresses and node ports, which are allocated.
    static func service(_ service: inout JSON) {
        service.setDefault("spec", to: [:])
        service.edit("spec") { spec in
            spec.setDefault("type", to: "ClusterIP")
            setAffinity(&spec)
            spec.editEach("ports", by: setPort)
            setTrafficPolicies(&spec)
            setFamilies(&spec)
        }
    }

    /// How a load balancer's addresses lead to the Service, as servers from 1.30 on say it.
    package static func addressModes(of service: inout KubeObject) {
        guard service["spec", "type"] == "LoadBalancer", service["status", "loadBalancer", "ingress"] != nil else {
            return
        }
        service.json.edit("status") { status in
            status.edit("loadBalancer") { balancer in
                balancer.editEach("ingress") { entry in
                    if !entry.text("ip").isEmpty { entry.setDefault("ipMode", to: "VIP") }
                }
            }
        }
    }

    private static func setAffinity(_ spec: inout JSON) {
        spec.setDefault("sessionAffinity", to: "None")
        switch spec.text("sessionAffinity") {
        case "None": spec[path: "sessionAffinityConfig"] = nil
        case "ClientIP": spec.setDefault("sessionAffinityConfig", "clientIP", "timeoutSeconds", to: 10800)
        default: break
        }
    }

    private static func setPort(_ port: inout JSON) {
        port.setDefault("protocol", to: "TCP")
        if let number = port.value("port") { port.setDefaultOverZero("targetPort", to: number) }
        if port["targetPort"] == "" { port[path: "targetPort"] = port["port"] }
    }

    private static func setTrafficPolicies(_ spec: inout JSON) {
        let type = spec.text("type")
        let isReachedFromOutside =
            ["LoadBalancer", "NodePort"].contains(type) || type == "ClusterIP" && !spec.list("externalIPs").isEmpty
        if isReachedFromOutside { spec.setDefault("externalTrafficPolicy", to: "Cluster") }
        if ["LoadBalancer", "NodePort", "ClusterIP"].contains(type) {
            spec.setDefault("internalTrafficPolicy", to: "Cluster")
        }
        if type == "LoadBalancer" { spec.setDefault("allocateLoadBalancerNodePorts", to: true) }
    }

    /// The families of a cluster that has IPv4 only.
    private static func setFamilies(_ spec: inout JSON) {
        guard spec.text("type") != "ExternalName" else { return }
        if !spec.text("clusterIP").isEmpty, spec.list("clusterIPs").isEmpty {
            spec[path: "clusterIPs"] = [spec["clusterIP"] ?? ""]
        }
        // Who makes such a Service writes its endpoints too, so the server leaves both families open.
        let hasOwnEndpoints = spec.text("clusterIP") == "None" && (spec["selector"]?.object?.members ?? []).isEmpty
        let family: JSON = spec.text("clusterIP").contains(":") ? "IPv6" : "IPv4"
        if spec.value("ipFamilyPolicy") == nil, spec.list("ipFamilies").count > 1 || hasOwnEndpoints {
            spec[path: "ipFamilyPolicy"] = "RequireDualStack"
        }
        spec.setDefault("ipFamilyPolicy", to: "SingleStack")
        let isDual = hasOwnEndpoints && spec.text("ipFamilyPolicy") != "SingleStack"
        if spec.list("ipFamilies").isEmpty { spec[path: "ipFamilies"] = isDual ? ["IPv4", "IPv6"] : [family] }
    }
}
