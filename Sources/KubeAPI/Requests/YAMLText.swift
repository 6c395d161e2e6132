package import CloudWire
import Yams

/// Reading of YAML outside of requests.
package enum YAMLText {
    /// The only document of a text, as JSON; null where there is none.
    ///
    /// - Throws: what is wrong with the text.
    package static func json(_ text: String) throws -> JSON {
        guard let node = try Yams.compose(yaml: text) else { return .null }
        var reader = YAMLReader()
        return try reader.json(node)
    }
}
