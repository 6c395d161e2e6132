import CloudWire

/// Every step of an object's plan, as far as it can be foreseen: each step taken for done, and the plan made anew.
///
/// A ``Plan`` ends where an id is needed that only the cloud gives. People want to read on.
struct Foresight {
    /// What stands for the address that the cloud will give.
    static let address = "(its address)"
    /// More steps than any object takes.
    private static let stepsMax = 1000

    private(set) var steps: [PlanStep] = []

    init(_ desired: [DesiredLoadBalancer], observed: [ObservedLoadBalancer], for owner: Plan.Owner) throws(SyncFailure)
    {
        var view = CloudView()
        for loadBalancer in observed {
            view.set(loadBalancer)
            view.change(loadBalancer.id) { $0.begin() }
        }
        while steps.count < Self.stepsMax {
            let present = view.all.sorted { $0.id < $1.id }
            guard let step = try Plan(desired, observed: present, for: owner).steps.first else { return }
            steps.append(step)
            if let bought = view.apply(step, Self.answer(to: step)) { view.change(bought) { $0.begin() } }
        }
    }

    /// What the cloud may answer, with names in place of ids.
    private static func answer(to step: PlanStep) -> JSONObject {
        switch step {
        case .buy(let desired):
            JSONObject([("LoadBalancerIds", [.string(desired.role == .main ? "the new one" : "the second one")])])
        case .createListeners(_, let listeners):
            JSONObject([("ListenerIds", .array(listeners.map { .string("\($0.key)") }))])
        case .createRules(_, let listener, let rules):
            JSONObject([("LocationIds", .array(rules.map { .string("\(listener.key) \($0.key)") }))])
        default: JSONObject()
        }
    }
}

extension ObservedLoadBalancer {
    /// As it is when its creation has ended.
    fileprivate mutating func begin() {
        isRunning = true
        if address.isEmpty { vips = [Foresight.address] }
    }
}
