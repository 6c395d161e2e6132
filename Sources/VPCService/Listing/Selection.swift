import CloudAPI
import CloudModel
import CloudWire

/// What a describe asks for: items by id or by filters, never both (reference 5.1).
struct Selection<Item: Identifiable> where Item.ID: ResourceID {
    private let ids: [Item.ID]
    private let filters: [FilterShape]

    static var errors: Set<APIErrorCode> {
        [.coexist, .filterInvalidKey, .limitExceededValue, .malformed, .range, .resourceNotFound]
    }

    init(_ ids: [Item.ID]?, _ parameter: String, _ filters: [FilterShape]?) throws(APIError) {
        self.ids = ids ?? []
        self.filters = filters ?? []
        guard self.ids.isEmpty || self.filters.isEmpty else { throw .coexist(parameter, "Filters") }
        guard self.ids.count <= ListLimits.ids else { throw .tooMany(parameter, limit: ListLimits.ids) }
        for (index, id) in self.ids.enumerated() where !id.isWellFormed {
            throw .malformed("\(parameter).\(index)", id.rawValue)
        }
    }

    /// The items, in the order of the list they are chosen from.
    func choose(
        from all: () throws -> [Item],
        named: ([Item.ID]) throws -> [Item],
        by filterSet: FilterSet<Item>,
        unknown: Settings.UnknownIDAnswer
    ) throws -> [Item] {
        guard !ids.isEmpty else { return try filterSet.apply(filters, to: all()) }
        let items = try named(ids)
        let found = Set(items.map(\.id))
        if unknown == .error, let missing = ids.first(where: { !found.contains($0) }) {
            throw APIError.notFound(missing)
        }
        return items
    }
}
