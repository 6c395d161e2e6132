import CloudWire

extension Defaults {
    /// An Ingress says its path types itself since v1; the beta version left them to the controller.
    static func ingress(_ ingress: inout JSON, version: String) {
        guard version == "v1beta1" else { return }
        ingress.editEach("spec", "rules") { rule in
            rule.editEach("http", "paths") { $0.setDefault("pathType", to: "ImplementationSpecific") }
        }
    }

    static func ingressClass(_ ingressClass: inout JSON) {
        ingressClass.edit("spec", "parameters") { $0.setDefault("scope", to: "Cluster") }
    }
}
