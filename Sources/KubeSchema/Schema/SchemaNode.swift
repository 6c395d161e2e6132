package import CloudWire

/// What a value at some place of an object may be.
///
/// A cheap value: what a definition refers to is read when it is first asked for, so that recursive definitions work.
package struct SchemaNode: Sendable {
    /// What kind of value stands here.
    package enum Form: Hashable, Sendable {
        case object, map, list, string, integer, number, boolean, intOrString, quantity, time
        /// Any value, whose members are unknown and kept.
        case anything
    }

    /// How server-side apply merges a list.
    package enum ListType: Hashable, Sendable {
        case atomic, set
        /// Elements with these keys alike are the same element.
        case map(keys: [String])
    }

    /// How a strategic merge patch treats a value.
    package enum PatchStrategy: String, Hashable, Sendable {
        case merge, retainKeys, replace
    }

    /// What is said at the place itself.
    private let place: Declaration
    /// What the place refers to, or the place where it refers to nothing.
    private let shape: Declaration
    private let catalogue: SchemaCatalogue

    init(_ place: Declaration, in catalogue: SchemaCatalogue) {
        self.place = place
        self.catalogue = catalogue
        shape = place.reference.flatMap(catalogue.declaration) ?? place
    }

    package var form: Form { shape.form }

    /// The name of the definition that describes the value, where one does.
    package var definitionName: String? { shape.name }

    /// The schema of a member of an object, or of a map's values; nil where the object has no such field.
    package func member(_ name: String) -> SchemaNode? {
        switch form {
        case .object: shape.fields[name].map { SchemaNode($0, in: catalogue) }
        case .map: SchemaNode(shape.values ?? .anything, in: catalogue)
        default: nil
        }
    }

    /// The names of an object's declared fields, sorted.
    package var fieldNames: [String] { shape.fields.keys.sorted() }

    /// The names of an object's required fields.
    package var requiredNames: Set<String> { shape.required }

    /// The schema of a list's elements.
    package var element: SchemaNode? {
        guard form == .list else { return nil }
        return SchemaNode(shape.values ?? .anything, in: catalogue)
    }

    /// How server-side apply merges a list.
    package var listType: ListType { place.listType ?? shape.listType ?? .atomic }

    /// Whether server-side apply replaces an object or map as a whole.
    package var isAtomic: Bool { place.isAtomic || shape.isAtomic }

    /// Whether unknown members are kept.
    package var keepsUnknownFields: Bool { form == .anything || place.keepsUnknownFields || shape.keepsUnknownFields }

    /// The field by which a strategic merge patch knows the elements of a list; nil for lists of primitives.
    package var patchMergeKey: String? { place.patchMergeKey }

    /// How a strategic merge patch treats the value.
    package var patchStrategies: Set<PatchStrategy> { place.patchStrategies }

    /// The width or encoding: `int32`, `int64`, `byte`, `date-time`.
    package var format: String? { shape.format }

    /// The texts a string may be; empty where it may be any.
    package var allowedValues: [String] { shape.allowedValues }

    /// The value that stands for an absent one.
    package var defaultValue: JSON? { place.defaultValue ?? shape.defaultValue }

    /// Whether a custom resource may say null here.
    package var isNullable: Bool { place.isNullable }

    /// The name of the Go type of a value that is a plain text but has a type of its own: `v1.Protocol`.
    var namedGoType: String? { place.goType }
}
