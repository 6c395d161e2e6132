package import CloudWire
package import KubeObjects
import Synchronization

/// The schemas of the kinds of the Kubernetes API.
///
/// A definition is read from its line when it is first asked for: most clients meet a few of them.
package final class SchemaCatalogue: Sendable {
    private let imported: SchemaFile
    private let patches: SchemaFile
    private let read = Mutex<[String: Declaration]>([:])

    /// The schemas of Kubernetes 1.32, with what is written by hand beside them.
    package static let kubernetes: SchemaCatalogue = {
        do {
            return SchemaCatalogue(
                imported: try SchemaFile(named: "kubernetes-1.32"),
                patches: try SchemaFile(named: "patches")
            )
        } catch {
            preconditionFailure("the bundled schemas are broken: \(error)")
        }
    }()

    init(imported: SchemaFile, patches: SchemaFile) {
        self.imported = imported
        self.patches = patches
    }

    /// Where the schemas come from.
    var source: String { imported.head["source"]?.string ?? "" }

    /// The version of Kubernetes: `1.32`.
    var version: String { imported.head["version"]?.string ?? "" }

    /// The schema of a kind of object.
    package func schema(of kind: GroupVersionKind) -> SchemaNode? {
        definitionName(of: kind).flatMap(definition)
    }

    /// The name of the definition of a kind of object.
    package func definitionName(of kind: GroupVersionKind) -> String? {
        let key = "\(kind.groupVersion) \(kind.kind)"
        return (imported.head["kinds"]?[key] ?? patches.head["kinds"]?[key])?.string
    }

    /// The schema of that name, such as `io.k8s.api.core.v1.PodSpec`.
    package func definition(_ name: String) -> SchemaNode? {
        declaration(name).map { SchemaNode($0, in: self) }
    }

    /// The schema of a custom resource by the `openAPIV3Schema` of its definition.
    ///
    /// It knows `apiVersion`, `kind` and `metadata` whether the schema mentions them or not.
    package func schema(ofCustomResource openAPIV3Schema: JSON) -> SchemaNode {
        var schema = openAPIV3Schema
        schema[path: "x-kubernetes-embedded-resource"] = true
        return SchemaNode(Declaration(schema), in: self)
    }

    /// A definition as the OpenAPI document has it, references by bare name; nil where there is none of that name.
    func source(_ name: String) -> JSON? {
        guard var json = imported[name] ?? patches[name] else { return nil }
        for (field, correction) in patches.head["fields"]?[name]?.object?.members ?? [] {
            for (key, value) in correction.object?.members ?? [] where key != "reason" {
                json[path: "properties", field, key] = value
            }
        }
        return json
    }

    func declaration(_ name: String) -> Declaration? {
        if let declaration = read.withLock({ $0[name] }) { return declaration }
        guard let source = source(name) else { return nil }
        let declaration = Declaration(source, name: name)
        read.withLock { $0[name] = declaration }
        return declaration
    }
}
