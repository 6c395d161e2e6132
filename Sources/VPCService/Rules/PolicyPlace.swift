import CloudModel
import CloudWire

/// Where new rules go: all at one place, at the end unless told otherwise (reference 5.4).
enum PolicyPlace {
    static func place(of part: PolicySetInput.Part, among count: Int) throws(APIError) -> Int {
        let indices = Set(part.rules.map(\.policyIndex))
        let parameter = part.direction.path(0) + ".PolicyIndex"
        guard indices.count == 1 else { throw .invalidValue(parameter) }
        let place = part.rules[0].policyIndex ?? count
        guard (0...count).contains(place) else { throw .outOfRange(parameter) }
        return place
    }
}
