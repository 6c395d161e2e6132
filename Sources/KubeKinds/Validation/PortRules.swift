import CloudWire
import KubeObjects

/// What ports may be, wherever they stand.
enum PortRules {
    static let protocols = ["SCTP", "TCP", "UDP"]

    static func number(_ port: JSON?, _ path: String) -> [FieldError] {
        let number = port?.int ?? 0
        guard !(1...65535).contains(number) else { return [] }
        return [.invalid(path, .int(number), "must be between 1 and 65535, inclusive")]
    }

    /// A number, or the name of a port of the container.
    static func numberOrName(_ port: JSON?, _ path: String) -> [FieldError] {
        guard let name = port?.string else { return number(port, path) }
        return nameFaults(name).map { .invalid(path, .string(name), $0) }
    }

    static func transport(_ port: JSON, _ path: String) -> [FieldError] {
        let name = port.text("protocol")
        if name.isEmpty { return [.required("\(path).protocol")] }
        if protocols.contains(name) { return [] }
        return [.unsupported("\(path).protocol", .string(name), supported: protocols)]
    }

    /// What is wrong with a name as RFC 6335 names services.
    static func nameFaults(_ name: String) -> [String] {
        let dash = UInt8(ascii: "-")
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let bytes = name.utf8
        var faults: [String] = []
        if bytes.count > 15 { faults.append("must be no more than 15 characters") }
        if bytes.isEmpty || !bytes.allSatisfy({ letters.contains($0) || digits.contains($0) || $0 == dash }) {
            faults.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !bytes.contains(where: letters.contains) { faults.append("must contain at least one letter (a-z)") }
        if name.contains("--") { faults.append("must not contain consecutive hyphens") }
        if bytes.first == dash || bytes.last == dash { faults.append("must not begin or end with a hyphen") }
        return faults
    }
}
