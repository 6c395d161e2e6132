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

    static let storageClass = Printer(
        [
            Column("Provisioner", "Who makes the volumes."),
            Column("ReclaimPolicy", "What becomes of them."),
            Column("VolumeBindingMode", "When they are made."),
            Column("AllowVolumeExpansion", "Whether they can grow."),
        ],
        cells: { storage, _ in
            [
                .string(storage.text("provisioner")), .string(storage.text("reclaimPolicy")),
                .string(storage.text("volumeBindingMode")), .bool(storage.isTrue("allowVolumeExpansion")),
            ]
        }
    )

    static let persistentVolumeClaim = Printer(
        [
            Column("Status", "Whether it has a volume."), Column("Volume", "The volume it has."),
            Column("Capacity", "How large that is."), Column("Access Modes", "How it may be mounted."),
            Column("StorageClass", "The class it asks for."),
            Column("VolumeAttributesClass", "The attributes it asks for."),
        ],
        wide: [Column("VolumeMode", "Files or blocks.", isWide: true)],
        cells: { claim, _ in
            let phase: JSON =
                claim.value("metadata", "deletionTimestamp") == nil
                ? claim[path: "status", "phase"] ?? "" : "Terminating"
            let volume = claim.text("spec", "volumeName")
            let capacity = volume.isEmpty ? "" : claim.text("status", "capacity", "storage")
            return [
                phase, .string(volume), .string(capacity), .string(volume.isEmpty ? "" : modes(claim)),
                .string(claim.text("spec", "storageClassName")),
                claim.value("spec", "volumeAttributesClassName") ?? "<unset>",
            ]
        },
        wideCells: { [$0.value("spec", "volumeMode") ?? "<unset>"] }
    )

    private static func modes(_ claim: JSON) -> String {
        let short = [
            "ReadWriteOnce": "RWO", "ReadOnlyMany": "ROX", "ReadWriteMany": "RWX", "ReadWriteOncePod": "RWOP",
        ]
        let modes = claim.list("status", "accessModes").compactMap(\.string)
        return modes.map { short[$0] ?? $0 }.joined(separator: ",")
    }

    private static func size(_ object: JSON, _ member: String) -> Int64 {
        Int64(object[member]?.object?.members.count ?? 0)
    }
}
