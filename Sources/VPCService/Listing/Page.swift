import CloudWire

/// The part of a list that was asked for.
struct Page {
    static let defaultLimit = 20
    static let maximumLimit = 100

    var offset: Int
    var limit: Int

    /// VPC, subnet and security group describes send both numbers as strings (reference 5.1).
    init(offset: String?, limit: String?) throws(APIError) {
        try self.init(offset: Self.number(offset, "Offset"), limit: Self.number(limit, "Limit"))
    }

    init(offset: Int?, limit: Int?) throws(APIError) {
        self.offset = offset ?? 0
        self.limit = limit ?? Self.defaultLimit
        guard self.offset >= 0 else { throw .outOfRange("Offset") }
        guard (1...Self.maximumLimit).contains(self.limit) else { throw .outOfRange("Limit") }
    }

    func slice<Item>(_ items: [Item]) -> [Item] { Array(items.dropFirst(offset).prefix(limit)) }

    private static func number(_ text: String?, _ parameter: String) throws(APIError) -> Int? {
        guard let text else { return nil }
        guard let number = Int(text) else { throw .wrongType(parameter, expected: "int") }
        return number
    }
}
