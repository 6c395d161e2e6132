import CloudWire

/// A right request with one thing wrong.
struct Variant {
    /// What is wrong, and where: `Rules.0.Url: too long`.
    var name: String
    var parameters: JSONObject
}

extension Variant {
    /// Values that are of none of the types a parameter may have.
    static func wrongTypes(for type: String, isList: Bool) -> [(name: String, value: JSON)] {
        let all: [(name: String, value: JSON)] = [
            ("a text", "text"), ("a number", 7), ("a fraction", .double(1.5)), ("a truth", true), ("a list", [7]),
            ("an object", ["Unheard": 1]),
        ]
        let fitting = isList ? "a list" : type
        // A whole number is a fraction too, and a list of numbers is spoilt element by element.
        return all.filter { $0.name != fitting && !(fitting == "a fraction" && $0.name == "a number") }
    }
}
