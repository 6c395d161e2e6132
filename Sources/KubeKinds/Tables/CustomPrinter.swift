import CloudWire
import KubeObjects

extension Printer {
    /// The columns a definition asks for; where it asks for none there is the age.
    static func custom(_ definitions: [JSON]) -> Printer {
        let age: JSON = ["name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"]
        let definitions = definitions.isEmpty ? [age] : definitions
        let paths = definitions.map { JSONPath($0.text("jsonPath")) }
        return Printer(exactly: [.name] + definitions.map(column)) { object, now in
            [Cell.name(object)]
                + zip(definitions, paths).map { definition, path in
                    path?.first(in: object).map { cell($0, type: definition.text("type"), now) } ?? .null
                }
        }
    }

    private static func column(_ definition: JSON) -> Column {
        let said = definition.text("description")
        let path = "Custom resource definition column (in JSONPath format): \(definition.text("jsonPath"))"
        return Column(
            definition.text("name"),
            said.isEmpty ? path : said,
            type: definition.text("type"),
            format: definition.text("format"),
            priority: definition.number("priority")
        )
    }

    /// A value as its column's type; what does not fit is empty.
    private static func cell(_ value: JSON, type: String, _ now: Int64) -> JSON {
        switch (type, value) {
        case ("string", .string): value
        case ("string", _): .string(value.text)
        case ("integer", .int), ("number", .int), ("number", .double), ("boolean", .bool): value
        case ("integer", .double(let number)): Int64(exactly: number.rounded(.towardZero)).map(JSON.int) ?? .null
        case ("date", .string(let text)):
            Timestamp.seconds(text).map { .string(HumanDuration.text(seconds: now - $0)) } ?? "<invalid>"
        default: .null
        }
    }
}
