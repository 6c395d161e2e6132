/// An object of the API as its vendor describes it: named members in the vendor's order.
package final class Shape: Sendable {
    package let name: String
    package let members: [Member]
    /// From wire name to place.
    private let places: [String: Int]
    /// From Swift name to place, by the one rule that names map by: a capital first letter.
    private let swiftPlaces: [String: Int]

    /// A member of a shape.
    package struct Member: Sendable {
        package let name: String
        package let type: ValueType
        package let isList: Bool
        package let isRequired: Bool
        /// `"Name":`, ready to be written.
        let key: [UInt8]
    }

    init(name: String, members: [Member]) {
        self.name = name
        self.members = members
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
        swiftPlaces = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name.lowercasedFirst, $0) })
    }

    package func member(_ name: String) -> Member? {
        places[name].map { members[$0] }
    }

    /// The place of the member a Swift property or coding key stands for.
    func place(ofKey key: String) -> Int? {
        swiftPlaces[key] ?? places[key]
    }
}

/// The type of a member, or of a list's elements.
package enum ValueType: Hashable, Sendable {
    case string, int, uint, float, bool
    case object(String)

    init(_ name: Substring) {
        self =
            switch name {
            case "string": .string
            case "int": .int
            case "uint": .uint
            case "float": .float
            case "bool": .bool
            default: .object(String(name))
            }
    }

    /// The name error texts use.
    var wireName: String {
        switch self {
        case .string: "string"
        case .int: "int"
        case .uint: "uint"
        case .float: "float"
        case .bool: "bool"
        case .object: "object"
        }
    }
}

extension String {
    /// With a small first letter: `LoadBalancerId` becomes `loadBalancerId`.
    var lowercasedFirst: String {
        guard let first = utf8.first, (0x41...0x5A).contains(first) else { return self }
        return withFirst(first | 0x20)
    }

    /// With a capital first letter: `loadBalancerId` becomes `LoadBalancerId`.
    var uppercasedFirst: String {
        guard let first = utf8.first, (0x61...0x7A).contains(first) else { return self }
        return withFirst(first & ~0x20)
    }

    private func withFirst(_ byte: UInt8) -> String {
        var bytes = ContiguousArray(utf8)
        bytes[0] = byte
        return String(decoding: bytes, as: UTF8.self)
    }
}
