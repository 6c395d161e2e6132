import CloudWire

/// The part of a list that was asked for. VPC, subnet and security group describes send both numbers as strings
/// (reference 5.1).
struct Page {
    static let defaultLimit = 20
    static let maximumLimit = 100

    var offset: Int
    var limit: Int

    init(offset: String?, limit: String?) throws(APIError) {
        self.offset = try Self.number(offset, default: 0, in: 0...Int.max, parameter: "Offset")
        self.limit = try Self.number(limit, default: Self.defaultLimit, in: 1...Self.maximumLimit, parameter: "Limit")
    }

    func slice<Item>(_ items: [Item]) -> [Item] { Array(items.dropFirst(offset).prefix(limit)) }

    private static func number(
        _ text: String?,
        default standard: Int,
        in range: ClosedRange<Int>,
        parameter: String
    ) throws(APIError) -> Int {
        guard let text else { return standard }
        guard let number = Int(text) else { throw .wrongType(parameter, expected: "int") }
        guard range.contains(number) else {
            throw APIError(.range, "The parameter `\(parameter)` is out of range.")
        }
        return number
    }
}
