import CloudWire
import KubeObjects

extension Printer {
    static let ingress = Printer(
        [
            Column("Class", "Who serves it."),
            Column("Hosts", "The hosts its rules are for."),
            Column("Address", "Where it is reached."),
            Column("Ports", "The ports it is reached at."),
        ],
        cells: { ingress, _ in
            let ports: JSON = ingress.list("spec", "tls").isEmpty ? "80" : "80, 443"
            return [
                Cell.text(ingress.text("spec", "ingressClassName")), hosts(ingress),
                .string(balancerAddresses(ingress).joined(separator: ",")), ports,
            ]
        }
    )

    private static func hosts(_ ingress: JSON) -> JSON {
        let hosts = ingress.list("spec", "rules").map { $0.text("host") }.filter { !$0.isEmpty }
        if hosts.isEmpty { return "*" }
        let more = hosts.count > 3 ? " + \(hosts.count - 3) more..." : ""
        return .string(hosts.prefix(3).joined(separator: ",") + more)
    }

    static let ingressClass = Printer(
        [
            Column("Controller", "Who serves the ingresses of the class."),
            Column("Parameters", "What configures that controller."),
        ],
        cells: { ingressClass, _ in
            [.string(ingressClass.text("spec", "controller")), parameters(ingressClass)]
        }
    )

    private static func parameters(_ ingressClass: JSON) -> JSON {
        guard let parameters = ingressClass.value("spec", "parameters") else { return Cell.none }
        let group = parameters.text("apiGroup")
        let kind = parameters.text("kind") + (group.isEmpty ? "" : ".\(group)")
        return .string("\(kind)/\(parameters.text("name"))")
    }
}
