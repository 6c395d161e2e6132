import CloudAPI
import CloudModel

/// How long a cluster takes to come up and to go.
///
/// The vendor says minutes; no run was recorded.
enum ClusterDelay {
    enum Work {
        case creation, deletion
    }

    static func duration(of work: Work, settings: Settings, random: RandomSource) -> Duration {
        switch (settings.taskDelay, work) {
        case (.none, _): .zero
        case (.fast, _): .milliseconds(1000)
        case (.realistic, .creation): .milliseconds(random.next(in: 60_000...180_000))
        case (.realistic, .deletion): .milliseconds(random.next(in: 10_000...60_000))
        }
    }
}
