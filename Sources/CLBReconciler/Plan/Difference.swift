import CloudWire

/// The steps from a load balancer as it is to what it is to be.
struct Difference {
    /// How many listeners one call deletes (the API's limit).
    static let listenersMax = 20
    /// How many ports one call creates (the API's limit).
    private static let portsMax = 50
    /// How many rules one call creates or deletes.
    private static let rulesMax = 50

    private(set) var steps: [PlanStep] = []
    /// Why something that is wanted cannot be created.
    private(set) var problems: [SyncFailure] = []
    /// What is wrong with something that is there.
    private(set) var warnings: [SyncFailure] = []
    private let desired: DesiredLoadBalancer
    private let observed: ObservedLoadBalancer
    private let owner: Plan.Owner

    /// - Throws: where a listener that is not ours is in the way.
    init(
        _ desired: DesiredLoadBalancer,
        _ observed: ObservedLoadBalancer,
        _ owner: Plan.Owner
    ) throws(SyncFailure) {
        self.desired = desired.naming(observed).keepingSNI(of: observed)
            .keepingRedirects(of: observed, for: owner)
        self.observed = observed
        self.owner = owner
        // Until it runs nothing else can be done with it.
        guard observed.isRunning else { return }
        try checkForeignListeners()
        addTags()
        removeStale()
        addAndBind()
        for (wanted, listener) in pairs { change(wanted, listener) }
        addRedirects()
        collectProblems()
    }

    /// What is missing, and the targets, before any change of what is there: a setting that the cloud refuses keeps no
    /// pod from being a target.
    private mutating func addAndBind() {
        let bindings = Bindings(desired, observed, pairs).steps
        let whole = WholeChange(desired, observed).steps
        let isBare = observed.listeners.isEmpty
        // What serves goes on serving though nothing can be added; where nothing does yet, fewer calls do.
        let serves = observed.listeners.contains { !$0.targets.isEmpty || $0.rules.contains { !$0.targets.isEmpty } }
        // Who may come in is settled before anybody listens.
        if isBare { steps += whole }
        if serves { steps += bindings }
        createListeners()
        for (wanted, listener) in pairs { createRules(wanted, listener) }
        if !serves { steps += bindings }
        if !isBare { steps += whole }
    }

    /// The wanted listeners that are there.
    private var pairs: [(wanted: DesiredListener, listener: ObservedListener)] {
        desired.listeners.compactMap { wanted in
            observed.listeners.first { $0.key == wanted.key }.map { (wanted, $0) }
        }
    }

    private var stale: [ObservedListener] {
        let wanted = Set(desired.listeners.map(\.key))
        return observed.listeners.filter {
            observed.isOurs($0, of: owner.uid) && !wanted.contains($0.key) && !desired.claimedByOthers.contains($0.key)
        }
    }

    private func checkForeignListeners() throws(SyncFailure) {
        let foreign = observed.listeners.filter { !observed.isOurs($0, of: owner.uid) }
        for wanted in desired.listeners {
            guard let other = foreign.first(where: { $0.key.isInTheWay(of: wanted.key) }) else { continue }
            throw SyncFailure(
                owner.kind == .service ? "E4014" : "E4101",
                "Port conflict on loadbalancer \(observed.id): \(wanted.key) is in the way of listener \(other.id) "
                    + "(\(other.key)), which is not this controller's."
            )
        }
    }

    private mutating func addTags() {
        var tags = desired.tags
        // Its name will no longer tell whose it is.
        for (wanted, listener) in pairs where wanted.name != nil {
            tags[OwnershipTags.listener(listener.id, of: owner.uid)] = listener.id
        }
        let missing = tags.filter { observed.tags[$0.key] != $0.value && !isUsersChoice($0.key) }
        if !missing.isEmpty { steps.append(.setTags(on: observed.id, missing)) }
    }

    /// The one tag that users may edit (reference 3.3).
    private func isUsersChoice(_ tag: String) -> Bool {
        tag == OwnershipTags.lifecycleOwner && observed.tags[tag] != nil
    }

    private mutating func removeStale() {
        if desired.managesRedirects {
            let wanted = wantedRedirects
            let redirects = observed.redirects.filter { redirect in !wanted.contains { $0.isSame(as: redirect) } }
            steps += redirects.byListeners.map { .removeRedirects(on: observed.id, $0) }
        }
        steps += stale.chunks(of: Self.listenersMax).map { .deleteListeners(on: observed.id, $0) }
        for (wanted, listener) in pairs {
            let keys = Set(wanted.rules.map(\.key))
            let rules = listener.rules.filter { !keys.contains($0.key) }
            // A domain's last rule takes the default server with it, so what replaces it comes first.
            let isReplaced = !keys.isEmpty && keys.isDisjoint(with: listener.rules.map(\.key))
            if isReplaced { addRules(wanted.rules, listener) }
            steps += rules.chunks(of: Self.rulesMax).map { .deleteRules(on: observed.id, listener, $0) }
        }
    }

    private mutating func createListeners() {
        let present = Set(observed.listeners.map(\.key))
        var groups: [[DesiredListener]] = []
        for wanted in desired.listeners where !present.contains(wanted.key) && wanted.problem == nil {
            let place = groups.firstIndex { $0[0].isCreated(like: wanted) && $0.count < Self.portsMax }
            if let place { groups[place].append(wanted) } else { groups.append([wanted]) }
        }
        steps += groups.map { .createListeners(on: observed.id, $0) }
    }

    private mutating func createRules(_ wanted: DesiredListener, _ listener: ObservedListener) {
        let present = Set(listener.rules.map(\.key))
        let missing = wanted.rules.filter { !present.contains($0.key) }
        let isReplaced = missing.count == wanted.rules.count && !listener.rules.isEmpty
        guard !missing.isEmpty, !isReplaced else { return }
        // Rules with certificates of their own need it.
        if wanted.usesSNI, !listener.usesSNI { changeListener(wanted, listener) }
        addRules(missing, listener)
    }

    private mutating func changeListener(_ wanted: DesiredListener, _ listener: ObservedListener) {
        guard let change = ListenerChange(wanted, listener) else { return }
        let step = PlanStep.modifyListener(on: observed.id, change.after, change.members)
        if !steps.contains(step) { steps.append(step) }
    }

    private mutating func change(_ wanted: DesiredListener, _ listener: ObservedListener) {
        changeListener(wanted, listener)
        var settled: Set<String> = []
        for rule in wanted.rules {
            guard let observedRule = listener.rules.first(where: { $0.key == rule.key }) else { continue }
            if let change = RuleChange(rule, observedRule) {
                steps.append(.modifyRule(on: observed.id, listener, change.after, change.members))
            }
            // What the rules of a domain have in common is set once.
            if settled.insert(rule.key.domain).inserted, let change = DomainChange(rule, observedRule) {
                steps.append(.modifyDomain(on: observed.id, listener, change.after, change.members))
            }
        }
    }

    private mutating func addRules(_ rules: [DesiredRule], _ listener: ObservedListener) {
        let rules = rules.filter { $0.problem == nil }.prefix(Self.rulesMax)
        if !rules.isEmpty { steps.append(.createRules(on: observed.id, listener, Array(rules))) }
    }

    private mutating func addRedirects() {
        let missing = wantedRedirects.filter { !observed.redirects.contains(where: $0.isSame) }
        steps += missing.byListeners.map { .redirect(on: observed.id, $0) }
    }

    /// What has a problem is not created where it is missing, and stays as it is where it is not.
    private mutating func collectProblems() {
        for wanted in desired.listeners {
            let listener = observed.listeners.first { $0.key == wanted.key }
            if let problem = wanted.problem { note(problem, isMissing: listener == nil) }
            for rule in wanted.rules {
                guard let problem = rule.problem else { continue }
                note(problem, isMissing: listener?.rules.contains { $0.key == rule.key } != true)
            }
        }
    }

    private mutating func note(_ problem: SyncFailure, isMissing: Bool) {
        if isMissing, !problems.contains(problem) { problems.append(problem) }
        if !isMissing, !warnings.contains(problem) { warnings.append(problem) }
    }

    /// The wanted redirects whose rules are there.
    private var wantedRedirects: [ObservedRedirect] {
        func rule(_ listener: ListenerKey, _ key: RuleKey) -> (listener: String, rule: String)? {
            guard let listener = observed.listeners.first(where: { $0.key == listener }),
                let rule = listener.rules.first(where: { $0.key == key })
            else { return nil }
            return (listener.id, rule.id)
        }
        return desired.redirects.compactMap { redirect in
            guard let from = rule(redirect.from, redirect.fromRule), let to = rule(redirect.to, redirect.toRule) else {
                return nil
            }
            return ObservedRedirect(
                fromListener: from.listener,
                fromRule: from.rule,
                toListener: to.listener,
                toRule: to.rule,
                code: redirect.code
            )
        }.sorted { ($0.fromListener, $0.fromRule) < ($1.fromListener, $1.fromRule) }
    }
}

extension ObservedRedirect {
    /// Whether both lead from and to the same rules with the same code, whoever made them.
    func isSame(as other: ObservedRedirect) -> Bool {
        (fromRule, toRule, code) == (other.fromRule, other.toRule, other.code)
    }
}

extension [ObservedRedirect] {
    /// How many redirects one call makes or ends (the API's limit).
    private static let callMax = 50

    /// In groups that one call takes: those from one listener to one other.
    var byListeners: [[ObservedRedirect]] {
        Dictionary(grouping: self) { [$0.fromListener, $0.toListener] }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { $0.value.chunks(of: Self.callMax) }
    }
}
