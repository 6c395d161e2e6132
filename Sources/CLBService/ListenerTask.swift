import CloudModel

/// What the cloud itself calls the tasks of writes to listeners.
///
/// `AddQLBL4ListenerDevice` and `UpdateQLBL7ListenerDomain` were recorded (reference 2.7).
/// The others follow their style.
enum ListenerTask {
    enum Verb: String {
        case add = "Add"
        case update = "Update"
        case delete = "Delete"
    }

    enum Part: String {
        case listener = ""
        case rule = "Location"
        case domain = "Domain"
        case target = "Device"
        case rewrite = "Rewrite"
    }

    /// For changes to several listeners at once.
    static let deleteListeners = "DeleteQLBListeners"
    static let updateTargets = "UpdateQLBListenerDevices"

    static func name(_ verb: Verb, _ part: Part, of protocol: ListenerProtocol) -> String {
        "\(verb.rawValue)QLBL\(`protocol`.isLayer7 ? 7 : 4)Listener\(part.rawValue)"
    }
}
