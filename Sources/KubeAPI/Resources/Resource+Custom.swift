import CloudWire
import KubeObjects

extension Resource {
    /// The resource that a CustomResourceDefinition adds; nil before its names were accepted.
    init?(definition: KubeObject) {
        let versions = (definition["spec", "versions"]?.array ?? []).filter { $0["served"]?.bool == true }
        guard let group = definition["spec", "group"]?.string, let names = definition["spec", "names"],
            let kind = names["kind"]?.string, let plural = names["plural"]?.string, !versions.isEmpty
        else { return nil }
        self.init(
            group: group,
            versions: versions.compactMap { $0["name"]?.string },
            kind: kind,
            plural: plural,
            singular: names["singular"]?.string ?? kind.lowercased()
        )
        shortNames = (names["shortNames"]?.array ?? []).compactMap(\.string)
        categories = (names["categories"]?.array ?? []).compactMap(\.string)
        isNamespaced = definition["spec", "scope"]?.string == "Namespaced"
        subresources = [Subresource.status, .scale].filter { part in
            versions.contains { $0[path: "subresources", part.rawValue] != nil }
        }
        isTerminating = DefinitionEnding.isUnderWay(definition)
        countsGenerations = true
        isCustom = true
    }
}
