/// Which Service or Ingress.
public struct ObjectKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The kinds that may have load balancers.
    public enum Kind: String, Hashable, Sendable {
        case service = "Service"
        case ingress = "Ingress"
    }

    /// Whether it is a Service or an Ingress.
    public var kind: Kind
    /// The namespace it lives in.
    public var namespace: String
    /// Its name in the namespace.
    public var name: String

    /// Names one object.
    public init(_ kind: Kind, _ namespace: String, _ name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    /// `Service default/web`.
    public var description: String { "\(kind.rawValue) \(namespace)/\(name)" }

    /// By kind, namespace and name.
    public static func < (left: ObjectKey, right: ObjectKey) -> Bool {
        (left.kind.rawValue, left.namespace, left.name) < (right.kind.rawValue, right.namespace, right.name)
    }
}
