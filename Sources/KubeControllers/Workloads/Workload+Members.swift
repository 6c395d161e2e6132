import CloudWire
import KubeObjects

/// Members that the specs and the status of all workloads share.
extension KubeObject {
    /// How many replicas the spec wants.
    var wantedReplicas: Int {
        get { Int(self["spec", "replicas"]?.int ?? 1) }
        set { self["spec", "replicas"] = .int(Int64(newValue)) }
    }

    var minReadySeconds: Int64 { self["spec", "minReadySeconds"]?.int ?? 0 }

    /// A number of the status, which is absent where it is nought.
    func statusCount(_ member: String) -> Int { Int(self["status", member]?.int ?? 0) }

    /// Whether the status tells of the spec as it is.
    var isObserved: Bool { generation <= self["status", "observedGeneration"]?.int ?? 0 }

    /// One condition of the status.
    func condition(_ type: String) -> JSON? {
        self["status", "conditions"]?.array?.first { $0["type"]?.string == type }
    }
}

extension JSON {
    /// A number that a status leaves out where it is nought.
    static func unlessZero(_ number: Int) -> JSON? { number == 0 ? nil : .int(Int64(number)) }
}
