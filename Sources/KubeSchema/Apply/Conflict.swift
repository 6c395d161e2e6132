import CloudWire
import KubeObjects

/// A field that an applier would change although another owns it.
struct Conflict {
    var owner: FieldOwner.Identity
    var path: [PathElement]

    var field: String { path.map(\.description).joined() }
}

extension StatusError {
    /// The answer to an apply that would take fields from others.
    static func applyConflict(_ conflicts: [Conflict]) -> StatusError {
        let causes = conflicts.map { conflict in
            [
                "reason": "FieldManagerConflict", "message": .string("conflict with \(conflict.owner)"),
                "field": .string(conflict.field),
            ] as JSON
        }
        return StatusError(
            code: 409,
            reason: "Conflict",
            message: message(conflicts),
            details: ["causes": .array(causes)]
        )
    }

    private static func message(_ conflicts: [Conflict]) -> String {
        if conflicts.count == 1, let conflict = conflicts.first {
            return "Apply failed with 1 conflict: conflict with \(conflict.owner): \(conflict.field)"
        }
        var lines: [String] = []
        var owner: FieldOwner.Identity?
        for conflict in conflicts {
            if conflict.owner != owner { lines.append("conflicts with \(conflict.owner):") }
            owner = conflict.owner
            lines.append("- \(conflict.field)")
        }
        return "Apply failed with \(conflicts.count) conflicts: \(lines.joined(separator: "\n"))"
    }
}
