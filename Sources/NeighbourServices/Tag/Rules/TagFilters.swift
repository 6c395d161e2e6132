import CloudModel
import CloudWire

/// Conditions on the tags of a resource, all of which have to hold.
struct TagFilters {
    private let filters: [TagFilterShape]

    private static let maximumCount = 6
    private static let maximumValues = 10

    init(_ filters: [TagFilterShape]) throws(APIError) {
        guard filters.count <= Self.maximumCount else {
            throw APIError(.tagFiltersLength, "There are more than \(Self.maximumCount) tag filters.")
        }
        for filter in filters {
            guard !filter.tagKey.isEmpty, filter.tagValue?.count ?? 0 <= Self.maximumValues else {
                throw APIError(.tagFilters, "The tag filter for `\(filter.tagKey)` is not valid.")
            }
        }
        self.filters = filters
    }

    func match(_ tags: [Tag]) -> Bool {
        filters.allSatisfy { tags.contains(where: $0.matches) }
    }

    /// The tags that a filter asks for.
    func matching(_ tags: [Tag]) -> [Tag] {
        tags.filter { tag in filters.contains { $0.matches(tag) } }
    }
}
