import CloudWire
import KubeKinds
import KubeObjects

/// Which objects of a list a request wants.
struct Selection: Sendable {
    private let labels: LabelSelector?
    private let fields: FieldSelector?

    init(_ exchange: Exchange) throws(StatusError) {
        let query = exchange.request.query
        let labelText = query["labelSelector"] ?? ""
        labels = labelText.isEmpty ? nil : try LabelSelector(parsing: labelText)
        // A watch or a get of one object by its path is a list of the one name.
        var fieldText = query["fieldSelector"] ?? ""
        if !exchange.path.name.isEmpty { fieldText = "metadata.name=\(exchange.path.name)" }
        fields = fieldText.isEmpty ? nil : try FieldSelector(parsing: fieldText, for: exchange.kind)
    }

    /// Whether every object is wanted.
    var isEverything: Bool { labels == nil && fields == nil }

    func matches(_ object: KubeObject) -> Bool {
        (labels?.matches(object.labels) ?? true) && (fields?.matches(object) ?? true)
    }
}
