public import CLBReconciler
import CloudAPI
public import CloudModel

extension SimulatedCloud {
    /// What a cloud may be told when it begins.
    public struct Options: Sendable {
        /// How long the cloud's asynchronous tasks take.
        public enum TaskDelay: String, Sendable, CaseIterable {
            /// A task ends the moment it begins.
            case none
            /// Tasks take up to a second.
            case fast
            /// Tasks take seconds to half a minute, new clusters minutes.
            case realistic
        }

        /// What identifiers and durations are drawn from: the same seed and the same calls give the same cloud.
        public var seed: UInt64 = 1
        /// The moment the cloud's clock stands at in the beginning; by default that of 2026-01-01 00:00:00 UTC.
        public var start = Instant(seconds: 1_767_225_600)
        /// How long tasks take in simulated time; by default `fast`.
        public var taskDelay = TaskDelay.fast
        /// The region of calls and clusters for which no other is named; by default `ap-guangzhou`.
        public var region = "ap-guangzhou"
        /// Quotas and doubtful behaviours by their names, such as `["clb.quota.internal": "3"]`.
        ///
        /// `clbsim settings` lists all of them with their values, meanings and sources.
        public var settings: [String: String] = [:]
        /// How the clusters' Services and Ingresses become load balancers.
        public var policy = ReconcilerPolicy()

        /// The defaults of every option.
        public init() {}
    }

    /// What makes options that no cloud can begin with.
    public enum OptionProblem: Error, Hashable, Sendable {
        /// No region has that name.
        case noSuchRegion(String)
        /// No setting has that name.
        case noSuchSetting(String)
        /// The setting has no such value.
        case badSetting(name: String, value: String)
    }
}

extension SimulatedCloud.Options {
    /// The settings of the actions, with everything that was named changed.
    func actionSettings() throws(SimulatedCloud.OptionProblem) -> Settings {
        var result = Settings()
        switch taskDelay {
        case .none: result.taskDelay = .none
        case .fast: result.taskDelay = .fast
        case .realistic: result.taskDelay = .realistic
        }
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            guard let setting = SettingCatalogue.all.first(where: { $0.name == name }) else {
                throw .noSuchSetting(name)
            }
            guard setting.apply(&result, value) else { throw .badSetting(name: name, value: value) }
        }
        return result
    }
}
