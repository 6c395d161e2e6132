/// Turns a running number into the suffix of an identifier, so that ids look random, repeat for a seed, and never collide.
///
/// Multiplying by a number coprime to the size of the space permutes it: two numbers below 36⁸ never share a suffix.
package struct ResourceIDSequence: Sendable {
    package static let suffixLength = 8
    static let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    /// 36⁸.
    private static let space: UInt64 = 2_821_109_907_456
    /// Odd and not divisible by three, hence coprime to 36⁸; near the golden section of the space, which spreads neighbours.
    private static let multiplier: UInt64 = 1_743_541_883_749

    private let offset: UInt64

    package init(seed: UInt64) {
        offset = seed % Self.space
    }

    package func suffix(_ number: UInt64) -> String {
        let product = (number % Self.space).multipliedFullWidth(by: Self.multiplier)
        var rest = (Self.space.dividingFullWidth(product).remainder + offset) % Self.space
        var characters = [UInt8](repeating: 0, count: Self.suffixLength)
        for index in characters.indices.reversed() {
            characters[index] = Self.alphabet[Int(rest % 36)]
            rest /= 36
        }
        return String(decoding: characters, as: UTF8.self)
    }

    package func id<ID: ResourceID>(_ number: UInt64, as type: ID.Type = ID.self) -> ID {
        ID(rawValue: "\(ID.prefix)-\(suffix(number))")
    }
}
