import CloudWire

/// Which values a parameter cannot have though they are of its type: those of `fixtures/contract/values.yaml`, and
/// what holds of all numbers, texts and ids.
struct ValueFaults {
    typealias Fault = (name: String, value: JSON)

    private let table: JSON

    init() throws { table = try Fixture.yaml("values.yaml") }

    /// Wrong values in the place of a right one.
    ///
    /// A parameter that only chooses what is shown may name what nobody has: then nothing is shown.
    func faults(of value: JSON, _ member: String, in shape: String, isChoice: Bool) -> [Fault] {
        let listed = table["wrong"]?["\(shape).\(member)"] ?? table["wrong"]?[member]
        let faults = (listed?.array ?? []).map { (name: "is \($0.text)", value: $0) }
        switch value {
        case .int: return faults + [("below zero", -1)] + (isChoice ? [] : [("beyond all bounds", .int(.max))])
        case .string(let text) where !isChoice: return faults + self.faults(of: text, member)
        default: return faults
        }
    }

    private func faults(of text: String, _ member: String) -> [Fault] {
        if let prefix = Self.idPrefix(text) {
            return [
                ("no id", "~"), ("an unknown id", .string(prefix + "-00000000")),
                ("two ids", .string("\(text),\(text)")),
            ]
        }
        let tooLong: Fault = ("far too long", .string(String(repeating: "x", count: 70_000)))
        // What may stand in a text for people is documented nowhere.
        let isProse = ["Name", "Names", "Description"].contains(where: member.hasSuffix)
        return isProse ? [tooLong] : [tooLong, ("of control characters", "\u{7}\u{0}\u{1B}")]
    }

    /// Whether a fault is none for that action, for the reason that the table gives.
    func allows(_ fault: String, of action: String) -> Bool {
        table["allowed"]?["\(action) \(fault)"] != nil || table["allowed"]?[fault] != nil
    }

    /// `lb` of `lb-1a2b3c4d`.
    private static func idPrefix(_ text: String) -> String? {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 8, (2...6).contains(parts[0].count) else { return nil }
        return String(parts[0])
    }
}
