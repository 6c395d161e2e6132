/// The form in which a client wants objects, from its `Accept` header.
enum Representation: Hashable {
    case full
    /// Rows for printing (`as=Table`).
    case table
    /// Nothing but type and metadata (`as=PartialObjectMetadata` and its list).
    case metadata

    /// The first form that the server has; nil where the client takes none of them.
    init?(accept: String?) {
        guard let accept, !accept.isEmpty else {
            self = .full
            return
        }
        let form = accept.split(separator: ",").lazy.compactMap(Self.form).first
        guard let form else { return nil }
        self = form
    }

    private static func form(_ clause: Substring) -> Representation? {
        let parts = clause.split(separator: ";").map { $0.filter { $0 != " " } }
        guard let type = parts.first, ["application/json", "application/*", "*/*"].contains(type) else { return nil }
        let parameters = Set(parts.dropFirst())
        guard let target = parameters.first(where: { $0.hasPrefix("as=") })?.dropFirst(3) else { return .full }
        guard parameters.contains("g=meta.k8s.io"), parameters.contains("v=v1") else { return nil }
        return switch target {
        case "Table": .table
        case "PartialObjectMetadata", "PartialObjectMetadataList": .metadata
        default: nil
        }
    }
}
