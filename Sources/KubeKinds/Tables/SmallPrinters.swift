import CloudWire
import KubeObjects

extension Printer {
    private static let data = Column("Data", "How many entries it has.")

    static let configMap = Printer(
        [data],
        cells: { map, _ in
            [.int(size(map, "data") + size(map, "binaryData"))]
        }
    )

    static let secret = Printer(
        [Column("Type", "What it is for."), data],
        cells: { secret, _ in
            [.string(secret.text("type")), .int(size(secret, "data"))]
        }
    )

    static let serviceAccount = Printer(
        [Column("Secrets", "How many secrets it has.")],
        cells: { account, _ in [.int(Int64(account.list("secrets").count))] }
    )

    static let namespace = Printer(
        [Column("Status", "Whether it is there or going.")],
        cells: { namespace, _ in
            [.string(namespace.text("status", "phase"))]
        }
    )

    static let lease = Printer(
        [Column("Holder", "Who holds it.")],
        cells: { lease, _ in
            [.string(lease.text("spec", "holderIdentity"))]
        }
    )

    static let roleBinding = Printer(
        exactly: [
            .name, Column("Role", "The role it gives."), .age,
            Column("Users", "The users it gives it to.", isWide: true),
            Column("Groups", "The groups it gives it to.", isWide: true),
            Column("ServiceAccounts", "The service accounts it gives it to.", isWide: true),
        ]
    ) { binding, now in
        let role = "\(binding.text("roleRef", "kind"))/\(binding.text("roleRef", "name"))"
        return [Cell.name(binding), .string(role), Cell.age(binding, now)]
            + ["User", "Group", "ServiceAccount"].map { .string(subjects(binding, $0)) }
    }

    private static func subjects(_ binding: JSON, _ kind: String) -> String {
        let subjects = binding.list("subjects").filter { $0.text("kind") == kind }
        let names = subjects.map { subject in
            kind == "ServiceAccount" ? "\(subject.text("namespace"))/\(subject.text("name"))" : subject.text("name")
        }
        return names.joined(separator: ", ")
    }

    private static func size(_ object: JSON, _ member: String) -> Int64 {
        Int64(object[member]?.object?.members.count ?? 0)
    }
}
