import CloudWire

/// The part of a list that follows what a token stands for: how many items were shown before.
struct TokenPage {
    private let start: Int
    private let size: Int

    init(token: String?, maximumResults: Int?, most: Int) throws(APIError) {
        let token = token ?? ""
        guard let start = token.isEmpty ? 0 : Int(token), start >= 0 else {
            throw APIError(.paginationTokenInvalid, "The `PaginationToken` is not one that was given out.")
        }
        self.start = start
        size = maximumResults ?? 50
        guard (1...most).contains(size) else { throw .invalidValue("MaxResults") }
    }

    /// The items of the page, and the token for the next one, empty after the last.
    func slice<Item>(_ items: [Item]) -> (items: [Item], token: String) {
        let page = items.dropFirst(start).prefix(size)
        let shown = start + page.count
        return (Array(page), shown < items.count ? String(shown) : "")
    }
}
