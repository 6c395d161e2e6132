/// A Kubernetes cluster.
package struct ClusterID: ResourceID {
    package static let prefix = "cls"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// A network interface: what gives a pod its address.
package struct NetworkInterfaceID: ResourceID {
    package static let prefix = "eni"
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
}
