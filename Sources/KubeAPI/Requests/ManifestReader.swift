package import CloudWire
import KubeObjects
import Yams

/// Reads manifests as people write them: any number of YAML documents in one text.
package enum ManifestReader {
    /// The objects of a text in their order, lists taken apart and empty documents left out.
    ///
    /// - Throws: `StatusError` of code 400 where the text is no YAML, or one of its documents is no object.
    package static func objects(_ yaml: String) throws -> [JSON] {
        try documents(yaml).flatMap { document in
            guard document.object != nil else {
                throw StatusError.badRequest("error decoding YAML: a manifest must be an object")
            }
            let isList = document["kind"]?.string?.hasSuffix("List") == true
            return isList ? document["items"]?.array ?? [] : [document]
        }
    }

    private static func documents(_ yaml: String) throws -> [JSON] {
        do {
            return try Array(Yams.compose_all(yaml: yaml)).map { node in
                var reader = YAMLReader()
                return try reader.json(node)
            }.filter { $0 != .null }
        } catch let error as YamlError {
            throw StatusError.badRequest("error decoding YAML: \(error)")
        }
    }
}
