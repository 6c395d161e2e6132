import CloudModel
import CloudWire

/// Which ports a rule may name: `all`, a list such as `80,443`, or a range such as `8000-8010` (reference 5.4).
enum PolicyPorts {
    private static let all = "ALL"
    private static let numbers = 1...65_535

    /// The ports as answers write them; `all` goes with every protocol, as the vendor's example for ICMP shows.
    static func port(
        _ text: String?,
        of traffic: SecurityGroupPolicy.Traffic,
        path: String
    ) throws(APIError) -> String {
        guard let text, !text.isEmpty, text.uppercased() != all else { return all }
        guard traffic.hasPorts else { throw .coexist(path + ".Protocol", path + ".Port") }
        try check(text, parameter: path + ".Port")
        return text
    }

    private static func check(_ text: String, parameter: String) throws(APIError) {
        let isRange = text.contains("-")
        var ports: [Int] = []
        for part in text.split(separator: isRange ? "-" : ",", omittingEmptySubsequences: false) {
            guard part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = Int(part) else {
                throw .malformed(parameter, text)
            }
            ports.append(port)
        }
        guard !isRange || ports.count == 2 else { throw .malformed(parameter, text) }
        guard ports.allSatisfy(numbers.contains), !isRange || ports[0] <= ports[1] else {
            throw .outOfRange(parameter)
        }
    }
}
