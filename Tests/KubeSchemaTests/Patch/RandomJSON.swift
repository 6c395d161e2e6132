import CloudWire

/// Documents that follow from a seed.
struct RandomJSON: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// An object of up to four members out of six.
    mutating func object(depth: Int) -> JSON {
        var object = JSONObject()
        for _ in 0..<Int.random(in: 0...4, using: &self) {
            object["abcdef".randomElement(using: &self).map(String.init) ?? "a"] = value(depth: depth - 1)
        }
        return .object(object)
    }

    private mutating func value(depth: Int) -> JSON {
        switch Int.random(in: 0...4, using: &self) {
        case 0 where depth > 0, 1 where depth > 0: object(depth: depth)
        case 2: .array((0..<Int.random(in: 0...2, using: &self)).map { .int(Int64($0)) })
        case 3: .bool(Bool.random(using: &self))
        default: .string(["x", "y", "z"].randomElement(using: &self) ?? "x")
        }
    }
}
