/// The steps from the targets as they are to those that are to be (reference 4).
struct Bindings {
    /// How many targets one call takes (the API's limit).
    private static let targetsMax = 500
    /// How many listeners and rules one call weighs, and how many targets of one of them (the API's limits).
    private static let weighedPlacesMax = 100
    private static let weighedTargetsMax = 50

    let steps: [PlanStep]

    init(
        _ desired: DesiredLoadBalancer,
        _ observed: ObservedLoadBalancer,
        _ pairs: [(wanted: DesiredListener, listener: ObservedListener)]
    ) {
        var changes = Changes(draining: desired.drainingAddresses, emptiesFirst: desired.emptiesBeforeRemoval)
        for (wanted, listener) in pairs {
            if wanted.key.isLayer7 {
                for rule in wanted.rules {
                    guard let present = listener.rules.first(where: { $0.key == rule.key }) else { continue }
                    changes.add(rule.targets, present.targets, listener, rule: present.id)
                }
            } else {
                changes.add(wanted.targets, listener.targets, listener, rule: nil)
            }
        }
        // What serves is there before what served goes.
        steps =
            changes.new.sorted().chunks(of: Self.targetsMax).map { .register(on: observed.id, $0) }
            + Self.weighed(changes.weighed).map { .reweigh(on: observed.id, $0) }
            + changes.gone.sorted().chunks(of: Self.targetsMax).map { .deregister(on: observed.id, $0) }
    }

    private struct Changes {
        let draining: Set<String>
        let emptiesFirst: Bool
        var new: [PlanStep.Binding] = []
        var weighed: [PlanStep.Binding] = []
        var gone: [PlanStep.Binding] = []

        mutating func add(
            _ wanted: [TargetKey: Int],
            _ present: [TargetKey: Int],
            _ listener: ObservedListener,
            rule: String?
        ) {
            guard wanted != present else { return }
            func binding(_ target: TargetKey, _ weight: Int) -> PlanStep.Binding {
                PlanStep.Binding(
                    listener: listener.key,
                    listenerId: listener.id,
                    ruleId: rule,
                    target: target,
                    weight: weight
                )
            }
            for (target, weight) in wanted {
                switch present[target] {
                case nil: new.append(binding(target, weight))
                case weight: continue
                default: weighed.append(binding(target, weight))
                }
            }
            for (target, weight) in present where wanted[target] == nil {
                let isKept = draining.contains(target.address)
                if weight != 0, isKept || emptiesFirst {
                    weighed.append(binding(target, 0))
                } else if !isKept {
                    gone.append(binding(target, weight))
                }
            }
        }
    }

    /// In groups that one call takes.
    private static func weighed(_ bindings: [PlanStep.Binding]) -> [[PlanStep.Binding]] {
        var calls: [[PlanStep.Binding]] = []
        var places: [String: Int] = [:]
        for binding in bindings.sorted() {
            let place = binding.ruleId ?? binding.listenerId
            let isFull =
                (calls.last?.count ?? 0) >= targetsMax || places[place, default: 0] >= weighedTargetsMax
                || (places[place] == nil && places.count >= weighedPlacesMax)
            if calls.isEmpty || isFull {
                calls.append([])
                places = [:]
            }
            calls[calls.count - 1].append(binding)
            places[place, default: 0] += 1
        }
        return calls
    }
}
