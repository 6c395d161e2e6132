import CLBReconciler
import CloudAPI
import LocalCloud

/// The world that a scenario is played in.
enum DemoWorld {
    static func plan(of script: DemoScript) throws -> LocalWorld.Plan {
        var plan = LocalWorld.Plan(services: try Simulator.services)
        plan.version = script.version
        // A scenario that wants the vendor's own Kubernetes says so in its version.
        plan.settings.plainVersion = .stock
        for (name, value) in script.settings {
            guard let setting = SettingCatalogue.all.first(where: { $0.name == name }),
                setting.apply(&plan.settings, value)
            else { throw DemoProblem("\(name)=\(value) is no setting") }
        }
        for (name, value) in script.policy { try apply(name, value, to: &plan.policy) }
        return plan
    }

    private static func apply(_ name: String, _ value: String, to policy: inout ReconcilerPolicy) throws {
        switch (name, ReconcilerPolicy.Flavour(rawValue: value), ReconcilerPolicy.Lifecycle(rawValue: value)) {
        case ("flavour", let flavour?, _): policy.flavour = flavour
        case ("lifecycle", _, let lifecycle?): policy.lifecycle = lifecycle
        default: throw DemoProblem("\(name)=\(value) is no policy")
        }
    }
}
