import CloudWire
import KubeObjects

/// The annotation in which kubectl keeps what it applied from its own side.
///
/// The real server lets a `kubectl apply --server-side` take over what that annotation shows to be kubectl's own, and
/// keeps the annotation in step from then on.
enum LastApplied {
    static let annotation = "kubectl.kubernetes.io/last-applied-configuration"
    /// Longer annotations than this cannot be stored.
    static let annotationsMaxBytes = 256 * 1024

    /// The fields that stand live as kubectl last applied them; nil where the annotation says nothing of use.
    static func fields(of live: KubeObject, schema: SchemaNode, apiVersion: String) -> FieldSet? {
        guard let text = live.annotations[annotation], !text.isEmpty else { return nil }
        do {
            let applied = try JSONParser.parse(Array(text.utf8))
            guard applied["apiVersion"]?.string == apiVersion else { return nil }
            guard ConfigurationCheck(applied, schema: schema).text == nil else { return nil }
            let comparison = Comparison(from: applied, to: live.json, schema: schema)
            return FieldSet(of: applied, schema: schema).difference(comparison.changed)
                .difference(comparison.removed)
        } catch {
            return nil
        }
    }

    /// The object with what was applied in its annotation, where it has that annotation.
    static func updated(_ object: KubeObject, to applied: KubeObject) -> KubeObject {
        guard object.annotations[annotation]?.isEmpty == false else { return object }
        var object = object
        var applied = applied
        applied["metadata", "annotations", annotation] = nil
        let text = sorted(applied.json).text.replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
            .replacing("&", with: "\\u0026")
        var annotations = object.annotations
        annotations[annotation] = text + "\n"
        let size = annotations.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        object["metadata", "annotations", annotation] =
            size > annotationsMaxBytes ? nil : annotations[annotation].map(JSON.string)
        return object
    }

    /// Go writes the members of an object sorted by name.
    private static func sorted(_ json: JSON) -> JSON {
        switch json {
        case .array(let elements): .array(elements.map(sorted))
        case .object(let object):
            .object(JSONObject(object.members.sorted { $0.name < $1.name }.map { ($0.name, sorted($0.value)) }))
        default: json
        }
    }
}
