public import CLBReconciler
public import CloudModel
import CloudWire
import KubeAPI
import KubeObjects

/// What a controller told about an object, as `kubectl describe` shows it.
public struct ClusterEvent: Hashable, Sendable, CustomStringConvertible {
    /// Whether something went wrong: events are `Normal` or `Warning`.
    public var isWarning: Bool
    /// A word for programs, such as `EnsureServiceSuccess`.
    public var reason: String
    /// A text for people.
    public var message: String
    /// How often it was told.
    public var count: Int
    /// When it was told first.
    public var firstTold: Instant

    /// An event by everything it says.
    public init(isWarning: Bool, reason: String, message: String, count: Int, firstTold: Instant) {
        self.isWarning = isWarning
        self.reason = reason
        self.message = message
        self.count = count
        self.firstTold = firstTold
    }

    /// Such as `Warning FailedScheduling 0/1 nodes are available`.
    public var description: String { "\(isWarning ? "Warning" : "Normal") \(reason) \(message)" }
}

extension SimulatedCluster {
    /// The Events about an object such as `service/web`, the oldest first.
    ///
    /// - Throws: `KubernetesFailure.refused` where the server has no such kind.
    public func events(
        about object: String,
        namespace: String = "default"
    ) throws(KubernetesFailure) -> [ClusterEvent] {
        let (kind, name) = try kindAndName(object)
        let about = try list("events", namespace: namespace).filter { event in
            event["involvedObject"]?["kind"]?.string == kind && event["involvedObject"]?["name"]?.string == name
        }
        return about.map(ClusterEvent.init).sorted { $0.firstTold < $1.firstTold }
    }
}

extension ClusterEvent {
    fileprivate init(_ json: JSON) {
        let moments = [json["firstTimestamp"], json["eventTime"], json["metadata"]?["creationTimestamp"]]
        self.init(
            isWarning: json["type"] == "Warning",
            reason: json["reason"]?.string ?? "",
            message: json["message"]?.string ?? "",
            count: Int(json["count"]?.int ?? 1),
            firstTold: moments.lazy.compactMap { $0?.string.flatMap(Instant.init(kubeText:)) }.first ?? .latest
        )
    }
}
