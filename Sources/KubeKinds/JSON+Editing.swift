import CloudWire
import KubeObjects

extension JSON {
    /// The value at a path, where it is there and not null: the API makes no difference between the two.
    func value(_ path: [String]) -> JSON? {
        guard let value = self[path: path], value != .null else { return nil }
        return value
    }

    func value(_ path: String...) -> JSON? { value(path) }

    /// The text at a path; empty where there is none.
    func text(_ path: String...) -> String { self[path: path]?.string ?? "" }

    /// The elements at a path; none where there is no array.
    func list(_ path: String...) -> [JSON] { self[path: path]?.array ?? [] }

    /// The number at a path; zero where there is none.
    func number(_ path: String...) -> Int64 { self[path: path]?.int ?? 0 }

    func isTrue(_ path: String...) -> Bool { self[path: path]?.bool ?? false }

    /// Sets what is absent, null or an empty text.
    mutating func setDefault(_ path: String..., to value: JSON) {
        guard self.value(path) == nil || self[path: path] == "" else { return }
        self[path: path] = value
    }

    /// Sets what is absent or zero, as for numbers that are no pointers in the real types.
    mutating func setDefaultOverZero(_ path: String..., to value: JSON) {
        guard self.value(path) == nil || self[path: path] == 0 else { return }
        self[path: path] = value
    }

    /// Changes the value at a path, where it is there.
    mutating func edit(_ path: String..., by change: (inout JSON) -> Void) {
        guard var value = value(path) else { return }
        change(&value)
        self[path: path] = value
    }

    /// Changes each element of the array at a path, where it is there.
    mutating func editEach(_ path: String..., by change: (inout JSON) -> Void) {
        guard let elements = self[path: path]?.array else { return }
        self[path: path] = .array(
            elements.map { element in
                var element = element
                change(&element)
                return element
            }
        )
    }
}

extension JSON {
    /// The text of an amount, which may be written as a number.
    var quantityText: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .double(let number): String(number)
        default: nil
        }
    }
}
