import Synchronization

/// Carries news of what was written to those who want it.
///
/// An action of the cloud may write what a server further out serves, which the action does not know.
package final class Announcements: Sendable {
    private let listeners = Mutex<[@Sendable (any Sendable) -> Void]>([])

    package init() {}

    /// Calls a function with all news of that type from now on, in the announcing thread.
    package func listen<News: Sendable>(for type: News.Type, _ listener: @escaping @Sendable (News) -> Void) {
        listeners.withLock { listeners in
            listeners.append { if let news = $0 as? News { listener(news) } }
        }
    }

    /// Tells everybody who listens for that type.
    package func announce(_ news: some Sendable) {
        for listener in listeners.withLock({ $0 }) { listener(news) }
    }
}
