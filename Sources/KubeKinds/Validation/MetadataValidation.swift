import CloudWire
import KubeObjects

extension Validation {
    private static let annotationsBytesMax = 256 * 1024

    static func metadata(of object: KubeObject, _ kind: KindRules) -> [FieldError] {
        var errors: [FieldError] = []
        let prefix = object.json.text("metadata", "generateName")
        // A generated name goes on, so its prefix may end in a dash.
        let start = prefix.count > 1 && prefix.hasSuffix("-") ? String(prefix.dropLast()) + "a" : prefix
        if !prefix.isEmpty {
            errors += kind.nameFaults(start).map { .invalid("metadata.generateName", .string(prefix), $0) }
        }
        if object.name.isEmpty {
            errors.append(.required("metadata.name", "name or generateName is required"))
        } else {
            errors += kind.nameFaults(object.name).map { .invalid("metadata.name", .string(object.name), $0) }
        }
        return errors + namespaceErrors(object, kind) + sharedMetadata(object, kind)
    }

    static func metadataUpdate(_ new: KubeObject, from old: KubeObject, _ kind: KindRules) -> [FieldError] {
        var errors: [FieldError] = []
        if old.isBeingDeleted {
            let added = new.finalizers.filter { !old.finalizers.contains($0) }.sorted()
            if !added.isEmpty {
                errors.append(
                    .forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, found new finalizers "
                            + GoText.strings(added)
                    )
                )
            }
        }
        for name in ["name", "namespace", "uid"] {
            let said = new.json.text("metadata", name)
            // The server fills in an identity that the request leaves out.
            let isLeftOut = name == "uid" && said.isEmpty
            guard !isLeftOut, said != old.json.text("metadata", name) else { continue }
            errors.append(.invalid("metadata.\(name)", .string(said), "field is immutable"))
        }
        return errors + sharedMetadata(new, kind)
    }

    private static func namespaceErrors(_ object: KubeObject, _ kind: KindRules) -> [FieldError] {
        switch kind.isNamespaced {
        case true? where object.namespace.isEmpty: [.required("metadata.namespace")]
        case true?:
            NameRules.dnsLabel(object.namespace)
                .map { .invalid("metadata.namespace", .string(object.namespace), $0) }
        case false? where !object.namespace.isEmpty: [.forbidden("metadata.namespace", "not allowed on this type")]
        default: []
        }
    }

    private static func sharedMetadata(_ object: KubeObject, _ kind: KindRules) -> [FieldError] {
        labels(object.json.value("metadata", "labels"), "metadata.labels")
            + annotations(object.json.value("metadata", "annotations"), "metadata.annotations")
            + owners(object) + finalizers(object.finalizers, kind)
    }

    static func labels(_ labels: JSON?, _ path: String) -> [FieldError] {
        (labels?.object?.members ?? []).flatMap { label in
            NameRules.qualifiedName(label.name).map { FieldError.invalid(path, .string(label.name), $0) }
                + NameRules.labelValue(label.value.string ?? "").map { .invalid(path, label.value, $0) }
        }
    }

    static func annotations(_ annotations: JSON?, _ path: String) -> [FieldError] {
        let members = annotations?.object?.members ?? []
        let errors = members.flatMap { annotation in
            NameRules.qualifiedName(annotation.name.lowercased())
                .map { FieldError.invalid(path, .string(annotation.name), $0) }
        }
        let bytes = members.reduce(0) { $0 + $1.name.utf8.count + ($1.value.string ?? "").utf8.count }
        return bytes > annotationsBytesMax ? errors + [.tooLong(path, bytes: annotationsBytesMax)] : errors
    }

    private static func owners(_ object: KubeObject) -> [FieldError] {
        let path = "metadata.ownerReferences"
        let references = object.json.list("metadata", "ownerReferences")
        var errors = references.flatMap { reference -> [FieldError] in
            let hasVersion = GroupVersion(reference.text("apiVersion")) != nil
            let version: [FieldError] =
                hasVersion
                ? [] : [.invalid("\(path).apiVersion", reference["apiVersion"] ?? "", "version must not be empty")]
            return version
                + ["kind", "name", "uid"].filter { reference.text($0).isEmpty }
                .map { .invalid("\(path).\($0)", "", "\($0) must not be empty") }
        }
        let controllers = references.filter { $0.isTrue("controller") }.map { $0.text("name") }
        if controllers.count > 1 {
            errors.append(
                .invalid(
                    path,
                    .array(references),
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                        + "\(controllers[0]) and \(controllers[1])"
                )
            )
        }
        return errors
    }

    private static func finalizers(_ finalizers: [String], _ kind: KindRules) -> [FieldError] {
        let path = "metadata.finalizers"
        var errors = finalizers.flatMap { finalizer in
            NameRules.qualifiedName(finalizer).map { FieldError.invalid(path, .string(finalizer), $0) }
        }
        if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
            errors.append(
                .invalid(
                    path,
                    shown: GoText.strings(finalizers),
                    "finalizer orphan and foregroundDeletion cannot be both set"
                )
            )
        }
        guard kind.knowsFinalizers else { return errors }
        let known = ["kubernetes", "orphan", "foregroundDeletion"]
        for (place, finalizer) in finalizers.enumerated()
        where !finalizer.contains("/") && !known.contains(finalizer) {
            errors.append(
                .invalid(
                    "\(path)[\(place)]",
                    .string(finalizer),
                    "name is neither a standard finalizer name nor is it fully qualified"
                )
            )
        }
        return errors
    }

    /// An error where a field no longer says what it said.
    static func unchanged(_ field: String, _ new: JSON, from old: JSON) -> [FieldError] {
        let said = new.value([field]) ?? ""
        return said.isSame(as: old.value([field]) ?? "") ? [] : [.invalid(field, said, "field is immutable")]
    }
}
