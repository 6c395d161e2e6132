import KubeAPI

/// What the virtual kubelet tells of pods.
enum PodEvent {
    private static let component = "eklet"

    static func warning(_ reason: String, _ message: String, of container: Container? = nil) -> Happening {
        Happening(.warning, reason: reason, message: message, component: component, fieldPath: container?.fieldPath)
    }

    static func normal(_ reason: String, _ message: String, of container: Container? = nil) -> Happening {
        Happening(.normal, reason: reason, message: message, component: component, fieldPath: container?.fieldPath)
    }
}
