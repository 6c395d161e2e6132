import CloudWire
import KubeObjects

extension Validation {
    private static let sources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"]

    /// The variables of a container, one by one and by whole objects.
    static func environment(_ container: JSON, _ path: String) -> [FieldError] {
        container.list("env").enumerated().flatMap { variable($1, "\(path).env[\($0)]") }
            + container.list("envFrom").enumerated().flatMap { environmentSource($1, "\(path).envFrom[\($0)]") }
    }

    private static func variable(_ variable: JSON, _ path: String) -> [FieldError] {
        let name = variable.text("name")
        var errors: [FieldError] = []
        if name.isEmpty {
            errors.append(.required("\(path).name"))
        } else if !name.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }) {
            errors.append(
                .invalid(
                    "\(path).name",
                    .string(name),
                    "a valid environment variable name must consist only of printable ASCII characters other than '='"
                )
            )
        }
        guard let source = variable.value("valueFrom") else { return errors }
        return errors + variableSource(source, "\(path).valueFrom", hasValue: !variable.text("value").isEmpty)
    }

    private static func variableSource(_ source: JSON, _ path: String, hasValue: Bool) -> [FieldError] {
        let said = sources.filter { source.value([$0]) != nil }
        var errors: [FieldError] = []
        for name in said where name.hasSuffix("KeyRef") && source.text(name, "key").isEmpty {
            errors.append(.required("\(path).\(name).key"))
        }
        if said.contains("fieldRef"), source.text("fieldRef", "fieldPath").isEmpty {
            errors.append(.required("\(path).fieldRef.fieldPath"))
        }
        if said.isEmpty {
            errors.append(
                .invalid(
                    path,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`"
                )
            )
        } else if hasValue {
            errors.append(.invalid(path, "", "may not be specified when `value` is not empty"))
        } else if said.count > 1 {
            errors.append(.invalid(path, "", "may not have more than one field specified at a time"))
        }
        return errors
    }

    private static func environmentSource(_ source: JSON, _ path: String) -> [FieldError] {
        let said = ["configMapRef", "secretRef"].filter { source.value([$0]) != nil }
        if said.isEmpty { return [.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`")] }
        if said.count > 1 {
            return [.invalid(path, "", "may not have more than one field specified at a time")]
        }
        return said.filter { source.text($0, "name").isEmpty }.map { .required("\(path).\($0).name") }
    }
}
