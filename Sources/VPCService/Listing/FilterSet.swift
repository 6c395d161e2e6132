import CloudWire

/// What the items of a list can be filtered by, each under the name that requests use (reference 5.2).
struct FilterSet<Item> {
    typealias Test = (Item, _ wanted: [String]) throws -> Bool

    private var tests: [String: Test] = [:]
    private var tags: ((Item) throws -> [TagShape])?

    /// The items for which every filter holds; a filter of unknown name is an error.
    func apply(_ filters: [FilterShape], to items: [Item]) throws -> [Item] {
        try filters.reduce(items) { items, filter in
            let test = try test(named: filter.name)
            return try items.filter { try test($0, filter.values) }
        }
    }

    private func test(named name: String) throws(APIError) -> Test {
        if let test = tests[name] { return test }
        guard let tags, name.hasPrefix("tag:") else {
            throw APIError(.filterInvalidKey, "The filter key `\(name)` is not valid.")
        }
        let key = name.dropFirst(4)
        return { item, wanted in try tags(item).contains { $0.key == key && wanted.contains($0.value) } }
    }
}

/// The kinds of filter; each adds one and gives the set back.
extension FilterSet {
    /// One of the item's values is one of those wanted.
    func exact(_ name: String, _ values: @escaping (Item) -> [String]) -> Self {
        adding(name) { item, wanted in values(item).contains(where: wanted.contains) }
    }

    /// The item's value contains one of those wanted.
    func fuzzy(_ name: String, _ value: @escaping (Item) -> String) -> Self {
        adding(name) { item, wanted in wanted.contains { value(item).contains($0) } }
    }

    /// A truth value, written in any letter case.
    func flag(_ name: String, _ isSet: @escaping (Item) -> Bool) -> Self {
        adding(name) { item, wanted in wanted.contains { $0.lowercased() == String(isSet(item)) } }
    }

    /// Names of what no simulated item has: such a filter finds nothing.
    func absent(_ names: String...) -> Self {
        names.reduce(self) { $0.adding($1) { _, _ in false } }
    }

    /// `tag-key`, and `tag:KEY` with a list of values.
    func tags(_ tags: @escaping (Item) throws -> [TagShape]) -> Self {
        var set = adding("tag-key") { item, wanted in try tags(item).contains { wanted.contains($0.key) } }
        set.tags = tags
        return set
    }

    func adding(_ name: String, _ test: @escaping Test) -> Self {
        var set = self
        set.tests[name] = test
        return set
    }
}
