import CLBReconciler
import LocalCloud

/// The world that a scenario is played in.
enum DemoWorld {
    /// How long the new cluster has been there when a scenario begins.
    static let preparation = Duration.seconds(600)

    static func options(of script: DemoScript) throws -> SimulatedCloud.Options {
        var options = SimulatedCloud.Options()
        // A scenario that wants the vendor's own Kubernetes says so in its version.
        options.settings = ["tke.plain-version": "stock"].merging(script.settings) { $1 }
        for (name, value) in script.policy { try apply(name, value, to: &options.policy) }
        return options
    }

    private static func apply(_ name: String, _ value: String, to policy: inout ReconcilerPolicy) throws {
        switch (name, ReconcilerPolicy.Flavour(rawValue: value), ReconcilerPolicy.Lifecycle(rawValue: value)) {
        case ("flavour", let flavour?, _): policy.flavour = flavour
        case ("lifecycle", _, let lifecycle?): policy.lifecycle = lifecycle
        default: throw DemoProblem("\(name)=\(value) is no policy")
        }
    }
}
