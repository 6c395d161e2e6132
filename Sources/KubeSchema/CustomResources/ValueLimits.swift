import CloudWire
import KubeObjects

/// The limits a schema sets to values of one type: how great, how long, how many, and of what pattern.
struct ValueLimits {
    let path: String
    let schema: JSON

    func errors(in value: JSON) -> [FieldError] {
        switch value {
        case .int(let number): numberErrors(Double(number), value)
        case .double(let number): numberErrors(number, value)
        case .string(let text): textErrors(text)
        case .array(let elements):
            countErrors(elements.count, least: "minItems", most: "maxItems", what: "items")
        case .object(let object):
            countErrors(object.members.count, least: "minProperties", most: "maxProperties", what: "properties")
        case .null, .bool: []
        }
    }

    private func numberErrors(_ number: Double, _ value: JSON) -> [FieldError] {
        var errors: [FieldError] = []
        if let least = limit("minimum") {
            let isExclusive = schema["exclusiveMinimum"] == true
            if isExclusive ? number <= least.value : number < least.value {
                errors.append(
                    invalid(value, "should be greater than \(isExclusive ? "" : "or equal to ")\(least.text)")
                )
            }
        }
        if let most = limit("maximum") {
            let isExclusive = schema["exclusiveMaximum"] == true
            if isExclusive ? number >= most.value : number > most.value {
                errors.append(invalid(value, "should be less than \(isExclusive ? "" : "or equal to ")\(most.text)"))
            }
        }
        if let factor = limit("multipleOf"), factor.value > 0,
            number.truncatingRemainder(dividingBy: factor.value) != 0
        {
            errors.append(invalid(value, "should be a multiple of \(factor.text)"))
        }
        return errors
    }

    private func textErrors(_ text: String) -> [FieldError] {
        var errors: [FieldError] = []
        let length = text.unicodeScalars.count
        if let most = schema["maxLength"]?.int, length > most { errors.append(.tooLong(path, bytes: Int(most))) }
        if let least = schema["minLength"]?.int, length < least {
            errors.append(invalid(.string(text), "should be at least \(least) chars long"))
        }
        if let pattern = schema["pattern"]?.string, let regex = try? Regex(pattern), !text.contains(regex) {
            errors.append(invalid(.string(text), "should match '\(pattern)'"))
        }
        if schema["format"] == "date-time", TimeText(isMicro: false).fault(in: text) != nil {
            let detail = "\(path) in body must be of type date-time: \(JSON.string(text).text)"
            errors.append(.typeInvalid(path, .string(text), detail))
        }
        return errors
    }

    private func countErrors(_ count: Int, least: String, most: String, what: String) -> [FieldError] {
        var errors: [FieldError] = []
        if let most = schema[most]?.int, count > most {
            errors.append(.tooMany(path, count: count, most: Int(most)))
        }
        if let least = schema[least]?.int, count < least {
            errors.append(invalid(.int(Int64(count)), "should have at least \(least) \(what)"))
        }
        return errors
    }

    private func limit(_ name: String) -> (value: Double, text: String)? {
        switch schema[name] {
        case .int(let value)?: (Double(value), "\(value)")
        case .double(let value)?: (value, value == value.rounded() ? "\(Int64(value))" : "\(value)")
        default: nil
        }
    }

    private func invalid(_ value: JSON, _ text: String) -> FieldError {
        .invalid(path, value, "\(path) in body \(text)")
    }
}

extension FieldError {
    /// A value of another type than the schema's.
    static func typeInvalid(_ field: String, _ value: JSON, _ detail: String) -> FieldError {
        var error = invalid(field, value, detail)
        error.reason = "FieldValueTypeInvalid"
        return error
    }
}
