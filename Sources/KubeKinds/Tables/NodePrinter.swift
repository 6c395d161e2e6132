import CloudWire
import KubeObjects

extension Printer {
    static let node = Printer(
        exactly: [
            .name, Column("Status", "Whether it is ready and takes pods."), Column("Roles", "What it is for."), .age,
            Column("Version", "The version of its agent."),
            Column("Internal-IP", "Its address in the cluster's network.", isWide: true),
            Column("External-IP", "Its address outside.", isWide: true),
            Column("OS-Image", "What it runs.", isWide: true),
            Column("Kernel-Version", "The version of its kernel.", isWide: true),
            Column("Container-Runtime", "What runs its containers.", isWide: true),
        ]
    ) { node, now in
        [
            Cell.name(node), .string(conditions(node)), Cell.text(roles(node)), Cell.age(node, now),
            .string(node.text("status", "nodeInfo", "kubeletVersion")), address(node, "InternalIP"),
            address(node, "ExternalIP"),
        ]
            + ["osImage", "kernelVersion", "containerRuntimeVersion"].map { member in
                let text = node.text("status", "nodeInfo", member)
                return text.isEmpty ? "<unknown>" : .string(text)
            }
    }

    private static func conditions(_ node: JSON) -> String {
        let ready = node.list("status", "conditions").last { $0.text("type") == "Ready" }
        let state = ready.map { $0.text("status") == "True" ? "Ready" : "NotReady" } ?? "Unknown"
        return node.isTrue("spec", "unschedulable") ? "\(state),SchedulingDisabled" : state
    }

    private static func roles(_ node: JSON) -> String {
        let prefix = "node-role.kubernetes.io/"
        let labels = node[path: "metadata", "labels"]?.texts ?? [:]
        let roles = labels.compactMap { label -> String? in
            if label.key.hasPrefix(prefix) { return String(label.key.dropFirst(prefix.count)) }
            return label.key == "kubernetes.io/role" ? label.value : nil
        }
        return Set(roles.filter { !$0.isEmpty }).sorted().joined(separator: ",")
    }

    private static func address(_ node: JSON, _ type: String) -> JSON {
        Cell.text(node.list("status", "addresses").first { $0.text("type") == type }?.text("address") ?? "")
    }
}
