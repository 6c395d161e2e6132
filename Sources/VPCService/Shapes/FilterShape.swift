import CloudWire

/// One condition of a describe: any of the values; the filters of one request must all hold.
struct FilterShape: Decodable {
    var name: String
    var values: [String]
}

/// What the items of a list can be filtered by: for each filter name, the values an item has under it.
struct FilterSet<Item> {
    typealias Values = (Item) throws -> [String]

    private var exact: [String: Values]
    private var fuzzy: [String: Values]
    private var tags: (Item) throws -> [TagShape]

    init(
        exact: [String: Values],
        fuzzy: [String: Values] = [:],
        tags: @escaping (Item) throws -> [TagShape]
    ) {
        self.exact = exact
        self.fuzzy = fuzzy
        self.tags = tags
    }

    /// The items for which every filter holds; a filter of unknown name is an error.
    func apply(_ filters: [FilterShape], to items: [Item]) throws -> [Item] {
        try filters.reduce(items) { items, filter in
            let matches = try test(filter)
            return try items.filter(matches)
        }
    }

    private func test(_ filter: FilterShape) throws -> (Item) throws -> Bool {
        let wanted = filter.values
        if let values = exact[filter.name] {
            return { try values($0).contains(where: wanted.contains) }
        }
        if let values = fuzzy[filter.name] {
            return { try values($0).contains { value in wanted.contains { value.contains($0) } } }
        }
        if filter.name == "tag-key" {
            return { try tags($0).contains { wanted.contains($0.key) } }
        }
        guard filter.name.hasPrefix("tag:") else {
            throw APIError(.filterInvalidKey, "The filter key `\(filter.name)` is not valid.")
        }
        let key = filter.name.dropFirst(4)
        return { try tags($0).contains { $0.key == key && wanted.contains($0.value) } }
    }
}
