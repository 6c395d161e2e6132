import CloudWire
import KubeObjects

extension Defaults {
    static func networkPolicy(_ policy: inout JSON) {
        policy.edit("spec") { spec in
            for direction in ["ingress", "egress"] {
                spec.editEach(direction) { rule in
                    rule.editEach("ports") { $0.setDefault("protocol", to: "TCP") }
                }
            }
            guard spec.list("policyTypes").isEmpty else { return }
            spec[path: "policyTypes"] = spec.list("egress").isEmpty ? ["Ingress"] : ["Ingress", "Egress"]
        }
    }
}
