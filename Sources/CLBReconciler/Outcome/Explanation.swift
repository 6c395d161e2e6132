/// Why a Service or an Ingress has the load balancers it has: what people ask when there is none, or another one.
///
/// It is made of what the reconciler knows at the moment; asking costs no call.
public struct Explanation: Hashable, Sendable {
    /// A sync that did not succeed.
    public struct Failure: Hashable, Sendable {
        /// The vendor's code, such as `E4008`; the same number may mean another thing for the other kind.
        public var code: String
        /// The text of the Warning event.
        public var message: String
        /// What happens next, such as `tried again when it changes`.
        public var retry: String
        /// The cloud's own code; empty where the cloud was not asked.
        public var cloudCode: String
        /// The refused request; empty where the cloud was not asked.
        public var requestId: String
    }

    /// One call of the cloud made for the object.
    public struct Call: Hashable, Sendable {
        /// Such as `CreateLoadBalancer`.
        public var action: String
        /// As the cloud answered it.
        public var requestId: String
        /// `done`, or the code it was refused with.
        public var outcome: String
    }

    /// A load balancer that the object has, or names.
    public struct LoadBalancer: Hashable, Sendable {
        /// The id, `lb-…`.
        public var id: String
        /// Its name in the cloud.
        public var name: String
        /// Whether it has an address of a subnet, and not a public one.
        public var isInternal: Bool
        /// The VIP, or the domain of one without; empty while it is being made.
        public var address: String
        /// Its network.
        public var vpcId: String
        /// Where its address is from; empty for public ones.
        public var subnetId: String
        /// Its listeners, such as `TCP:80`.
        public var listeners: [String]
        /// Whether the reconciler bought it for this object, and deletes it in the end.
        public var isBought: Bool
        /// The code with which the object is refused it, where it only names it; nil where it has it.
        public var refusedWith: String?
    }

    /// Whose explanation this is.
    public var object: ObjectKey
    /// Whether the cluster has the object.
    public var exists: Bool
    /// Whether it wants a load balancer.
    public var isWanted: Bool
    /// Why it is refused a load balancer before the cloud is asked for anything, such as `E4016 Loadbalancer lb-… is used
    /// by service default/web.`; nil where it is not.
    public var refusal: String?
    /// The rule that decided, such as `its type is LoadBalancer`; empty where its manifest is refused.
    public var rule: String
    /// Every step that is still to be done, a line each; empty where the cloud is as the object wants.
    public var plan: [String]
    /// Why the last sync failed; nil where it did not.
    public var failure: Failure?
    /// What is wrong without standing in the way, as the Warning events tell it.
    public var warnings: [String]
    /// What the object says that has no effect here.
    public var notes: [String]
    /// The last calls made for it, oldest first.
    public var calls: [Call]
    /// What it has now.
    public var loadBalancers: [LoadBalancer]
    /// What it was built from, such as `endpoints default/web`.
    public var dependencies: [String]
}

extension Explanation: CustomStringConvertible {
    /// Some lines for people.
    public var description: String {
        guard exists else { return "\(object): the cluster has no such object" }
        var lines = ["\(object): \(decision)"]
        lines += loadBalancers.map(\.line)
        if let failure { lines += [failure.message, failure.retry] }
        lines += warnings + notes
        lines += plan.isEmpty && failure == nil ? ["nothing to do"] : plan.map { "- \($0)" }
        return lines.joined(separator: "\n")
    }

    private var decision: String {
        if let refusal { return "is refused: \(refusal)" }
        return (isWanted ? "wants a load balancer: " : "has none from us: ") + rule
    }
}

extension Explanation.LoadBalancer {
    /// Whether the object has it, and what it is.
    package var line: String {
        if let refusedWith { return "names \(id), refused (\(refusedWith))" }
        return "has: \(self)"
    }
}

extension Explanation.LoadBalancer: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        let place = isInternal ? "internal in \(subnetId)" : "public"
        let owner = isBought ? "bought for it" : "the user's own"
        let served = listeners.isEmpty ? "no listener" : listeners.joined(separator: ", ")
        return "\(id) (\(place), \(address.isEmpty ? "no address yet" : address), \(owner)): \(served)"
    }
}
