import CloudWire

/// One step of a scenario: an object with one member, whose name is what is done.
struct DemoStep {
    enum Kind: String {
        /// A sentence.
        case say
        /// Manifests to apply; `refused` beside it is a part of the server's message.
        case apply
        /// An object such as `svc/web` to change; `with` beside it is the merge patch.
        case patch
        /// An object to delete.
        case delete
        /// Seconds to let pass.
        case wait
        /// Objects or kinds to print as kubectl does, `events/svc/web`, `why/service/default/web`, or `clb`
        /// for all load balancers.
        case show
        /// An action, as `clb CreateLoadBalancer`; `with` beside it holds its parameters, `fails` the code it ends
        /// with, `rows` and `columns` the place of a list in the answer and those members of its elements to print.
        case call
        /// A VIP with its port, and host and path where they matter, that `from` beside it calls: `clbsim explain reach`.
        case reach
        /// A request of the simulator's own API, as `PUT faults`; `with` beside it is the body.
        case control
        /// What must be so: `of` something, at a `path`, `is`, `contains`, `absent` or `count`.
        case expect
        /// Names for what was found: each a path into the answer of the last call, or the object of `of`.
        case keep
    }

    var kind: Kind
    var body: JSON
    /// What stands beside it.
    var options: JSON

    init(_ json: JSON) throws {
        for member in json.object?.members ?? [] {
            guard let kind = Kind(rawValue: member.name) else { continue }
            self.kind = kind
            body = member.value
            options = json
            return
        }
        throw DemoProblem("no such step: \(json.text)")
    }
}
