import CloudWire

/// Checks that many parameters share; each throws the vendor's code for values and names the parameter.
enum ValueRules {
    static func number(_ value: Int, in range: ClosedRange<Int>, _ parameter: String) throws(APIError) -> Int {
        guard range.contains(value) else {
            throw .invalidValue(because: "`\(parameter)` is not in \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    /// A number that says yes or no.
    static func flag(_ value: Int, _ parameter: String) throws(APIError) -> Bool {
        try number(value, in: 0...1, parameter) == 1
    }

    static func choice<Choice: RawRepresentable<String>>(
        _ text: String,
        _ parameter: String,
        as type: Choice.Type = Choice.self
    ) throws(APIError) -> Choice {
        guard let choice = Choice(rawValue: text) else { throw .invalidValue(parameter) }
        return choice
    }

    /// A list that is neither empty nor longer than the vendor's limit.
    static func list<Element>(_ list: [Element], upTo limit: Int, _ parameter: String) throws(APIError) -> [Element] {
        guard (1...limit).contains(list.count) else { throw .wrongLength(parameter, 1...limit) }
        return list
    }

    static func port(_ value: Int, _ parameter: String) throws(APIError) -> Int {
        try number(value, in: 1...65_535, parameter)
    }

    /// 1 to 80 characters of the basic plane: no emoji, no rare ideographs.
    static func name(_ text: String, _ parameter: String) throws(APIError) -> String {
        guard (1...80).contains(text.unicodeScalars.count) else { throw .wrongLength(parameter, 1...80) }
        guard text.unicodeScalars.allSatisfy({ $0.value <= 0xFFFF }) else { throw .invalidValue(parameter) }
        return text
    }

    /// How long a client stays with its target: 0 for not at all, else at least half a minute.
    static func session(_ seconds: Int, upTo limit: Int) throws(APIError) -> Int {
        seconds == 0 ? 0 : try number(seconds, in: 30...limit, "SessionExpireTime")
    }

    /// Target groups are not simulated: targets are bound themselves.
    static func targetType(_ text: String?) throws(APIError) {
        guard let text = text?.nonEmpty, text != "NODE" else { return }
        guard text == "TARGETGROUP" || text == "TARGETGROUP-V2" else { throw .invalidValue("TargetType") }
        throw APIError(.unsupportedOperation, "clbsim does not simulate the target type `\(text)`.")
    }
}
