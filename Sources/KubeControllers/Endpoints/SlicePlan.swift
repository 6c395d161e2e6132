import CloudWire
import KubeObjects

/// How the endpoints of one group are spread over the slices that are there.
///
/// An endpoint stays in its slice; a new one goes where there is room.
struct SlicePlan {
    private(set) var changes: [(slice: KubeObject, endpoints: [JSON])] = []
    /// Slices' worth of endpoints that found no room.
    private(set) var missing: [EndpointGroup] = []
    private(set) var unused: [KubeObject] = []

    init(_ group: EndpointGroup, slices: [KubeObject], endpointsMax: Int) {
        var rest = group.endpoints
        var plans = slices.map { slice in (slice, Self.takeKept(by: slice, from: &rest)) }
        for place in plans.indices where !rest.isEmpty {
            let room = max(0, endpointsMax - plans[place].1.count)
            plans[place].1 += rest.prefix(room)
            rest.removeFirst(min(room, rest.count))
        }
        let isEmpty = group.endpoints.isEmpty
        for (place, plan) in plans.enumerated() {
            // Of slices without endpoints one stays, where nothing else is to be said.
            if plan.1.isEmpty, !isEmpty || place > 0 { unused.append(plan.0) } else { changes.append(plan) }
        }
        while !rest.isEmpty {
            missing.append(EndpointGroup(ports: group.ports, endpoints: Array(rest.prefix(endpointsMax))))
            rest.removeFirst(min(endpointsMax, rest.count))
        }
        if isEmpty, changes.isEmpty { missing.append(group) }
    }

    /// The endpoints that are in a slice already, as they are now.
    private static func takeKept(by slice: KubeObject, from rest: inout [JSON]) -> [JSON] {
        let held = (slice["endpoints"]?.array ?? []).compactMap { $0["addresses"]?[0]?.string }
        let wanted = Dictionary(rest.map { ($0["addresses"]?[0]?.string ?? "", $0) }) { first, _ in first }
        let kept = held.compactMap { wanted[$0] }
        let places = Set(held)
        rest.removeAll { places.contains($0["addresses"]?[0]?.string ?? "") }
        return kept
    }
}
