import CloudAPI
import CloudModel

/// How long the work of a write takes (reference 2.6): creation 2 to 40 s and other writes 1 to 5 s in the real cloud.
enum TaskDelay {
    enum Work {
        case creation, change
    }

    static func duration(of work: Work, settings: Settings, random: RandomSource) -> Duration {
        switch (settings.taskDelay, work) {
        case (.none, _): .zero
        case (.fast, .creation): .milliseconds(1000)
        case (.fast, .change): .milliseconds(200)
        case (.realistic, .creation): .milliseconds(random.next(in: 2000...40_000))
        case (.realistic, .change): .milliseconds(random.next(in: 1000...5000))
        }
    }
}
