import CloudWire

/// The part of a list that was asked for by its place; a page begins at a multiple of its size.
struct OffsetPage {
    static let maximumLimit = 1000

    var offset: Int
    var limit: Int

    init(offset: Int?, limit: Int?, defaultLimit: Int = 15) throws(APIError) {
        self.offset = offset ?? 0
        self.limit = limit ?? defaultLimit
        guard (1...Self.maximumLimit).contains(self.limit) else { throw .invalidValue("Limit") }
        guard self.offset % self.limit == 0 else {
            throw APIError(.offsetInvalid, "`Offset` is not a multiple of `Limit`.")
        }
    }

    func slice<Item>(_ items: [Item]) -> [Item] { Array(items.dropFirst(offset).prefix(limit)) }
}
