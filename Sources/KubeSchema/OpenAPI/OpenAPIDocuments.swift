package import CloudWire
import KubeObjects

/// The documents at `/openapi/v3` and `/openapi/v2`, as far as clients read them.
///
/// They describe the paths of resources and their schemas, without prose: `kubectl explain` shows the fields with their
/// types.
package struct OpenAPIDocuments: Sendable {
    private let resources: [ServedResource]
    private let catalogue: SchemaCatalogue

    package init(resources: [ServedResource], catalogue: SchemaCatalogue = .kubernetes) {
        self.resources = resources
        self.catalogue = catalogue
    }

    /// What `/openapi/v3` answers: where the document of each version of a group is, and the hash of what it says now.
    package var index: JSON {
        var index: JSON = ["paths": [:]]
        for prefix in Set(resources.map(\.kind.groupVersion.pathPrefix)).sorted() {
            let url = "/openapi/v3/\(prefix)?hash=\(hash(of: prefix))"
            index[path: "paths", prefix] = ["serverRelativeURL": .string(url)]
        }
        return index
    }

    /// What `/openapi/v3/…` answers; nil where nothing of that group and version is served.
    package func document(at prefix: String) -> JSON? {
        let served = resources(at: prefix)
        guard !served.isEmpty else { return nil }
        return [
            "openapi": "3.0.0", "info": info, "paths": paths(of: served, in: .v3),
            "components": ["schemas": Components(catalogue: catalogue, dialect: .v3).definitions(of: served)],
        ]
    }

    /// What `/openapi/v2` answers to those who take JSON.
    package var swagger: JSON {
        [
            "swagger": "2.0", "info": info, "paths": paths(of: resources, in: .v2),
            "definitions": Components(catalogue: catalogue, dialect: .v2).definitions(of: resources),
        ]
    }

    /// What `/openapi/v2` answers to those who take protobuf, which is all that kubectl reads there.
    package var binarySwagger: [UInt8] { SwaggerEncoding.bytes(swagger, as: .document) }

    /// The hash that changes when the document at `/openapi/v2` does.
    package var swaggerHash: String { hash(of: resources) }

    /// The hash that changes when the document does, in the hexadecimal digits of the index.
    ///
    /// It is that of what the document is made from, which is much shorter.
    package func hash(of prefix: String) -> String { hash(of: resources(at: prefix)) }

    private func hash(of resources: [ServedResource]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in (catalogue.source + resources.map(\.fingerprint).joined()).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private var info: JSON { ["title": "Kubernetes", "version": .string("v\(catalogue.version).0")] }

    private func resources(at prefix: String) -> [ServedResource] {
        resources.filter { $0.kind.groupVersion.pathPrefix == prefix }
    }

    private func paths(of resources: [ServedResource], in dialect: Dialect) -> JSON {
        let names = DefinitionNames(catalogue: catalogue)
        let paths = resources.flatMap { ResourcePaths(resource: $0, dialect: dialect, definitions: names).all }
        return .object(JSONObject(paths.sorted { $0.name < $1.name }))
    }
}

extension ServedResource {
    /// Everything a document says of the resource.
    fileprivate var fingerprint: String {
        let parts = subresources.map { "\($0.name) \($0.kind) \($0.verbs.sorted())" }
        return "\(kind) \(plural) \(isNamespaced) \(verbs.sorted()) \(parts) \(customSchema?.text ?? "")"
    }
}
