import CloudWire
import KubeObjects

/// The numbers of a StatefulSet's Pods.
enum Ordinal {
    /// The number in the name of a Pod; nil where the name is not one of the set's.
    static func of(_ pod: KubeObject, in set: KubeObject) -> Int? {
        let stem = "\(set.name)-"
        guard pod.name.hasPrefix(stem) else { return nil }
        let digits = pod.name.dropFirst(stem.count)
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int32(digits) else { return nil }
        return Int(number)
    }

    /// The numbers that a set asks for.
    static func wanted(by set: KubeObject) -> Range<Int> {
        let start = Int(set["spec", "ordinals", "start"]?.int ?? 0)
        return start..<start + max(0, set.wantedReplicas)
    }
}
