import Foundation

/// The first SIGTERM ends the program cleanly; the next one must not have to wait for that.
enum SecondSignal {
    /// Gives the signals back their usual effect.
    static func endsTheProcess() {
        signal(SIGTERM, SIG_DFL)
        signal(SIGINT, SIG_DFL)
    }
}
