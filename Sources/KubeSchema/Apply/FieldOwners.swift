import CloudWire
import KubeObjects

/// All owners of an object's fields.
struct FieldOwners {
    /// How many owners by mere updates an object keeps; older ones are thrown together.
    static let updatersMax = 10
    static let ancientName = "ancient-changes"

    /// Nobody in it owns nothing.
    private(set) var owners: [FieldOwner.Identity: FieldOwner] = [:]

    init() {}

    init(of object: KubeObject) {
        for entry in object["metadata", "managedFields"]?.array ?? [] {
            if let owner = FieldOwner(entry) { self[owner.identity] = owner }
        }
    }

    var isEmpty: Bool { owners.isEmpty }

    /// All fields that anybody owns.
    var fields: FieldSet { owners.values.reduce(FieldSet()) { $0.union($1.fields) } }

    subscript(identity: FieldOwner.Identity) -> FieldOwner? {
        get { owners[identity] }
        set { owners[identity] = newValue?.fields.isEmpty == false ? newValue : nil }
    }

    /// The fields that others own of those that changed.
    func conflicts(with changed: FieldSet, except writer: FieldOwner.Identity) -> [Conflict] {
        owners.values.filter { $0.identity != writer }
            .sorted { $0.identity.sortKey < $1.identity.sortKey }
            .flatMap { owner in
                owner.fields.intersection(changed).paths.map { Conflict(owner: owner.identity, path: $0) }
            }
    }

    /// Takes from all but the writer what it wrote or removed.
    mutating func take(_ fields: FieldSet, except writer: FieldOwner.Identity) {
        for var owner in owners.values where owner.identity != writer {
            owner.fields = owner.fields.difference(fields)
            self[owner.identity] = owner
        }
    }

    /// Throws the oldest updaters of each version together while there are too many.
    mutating func capUpdaters() {
        let updaters = owners.values.filter { !$0.identity.isApply }
            .sorted { ($0.time ?? "", $0.identity.sortKey) < ($1.time ?? "", $1.identity.sortKey) }
        var firsts: [String: FieldOwner] = [:]
        var count = updaters.count
        for updater in updaters where count > Self.updatersMax {
            guard let first = firsts[updater.apiVersion] else {
                firsts[updater.apiVersion] = updater
                continue
            }
            var bucket = FieldOwner(manager: Self.ancientName, isApply: false, apiVersion: updater.apiVersion)
            bucket.fields = (self[bucket.identity]?.fields ?? first.fields).union(updater.fields)
            bucket.time = updater.time
            self[first.identity] = nil
            self[updater.identity] = nil
            self[bucket.identity] = bucket
            count -= 1
        }
    }

    /// The object with these as its managed fields; without any where there are none.
    func written(to object: KubeObject) -> KubeObject {
        var object = object
        let entries = owners.values.sorted(by: Self.goesBefore).map(\.json)
        object["metadata", "managedFields"] = entries.isEmpty ? nil : .array(entries)
        return object
    }

    /// By operation, then time, then name.
    private static func goesBefore(_ left: FieldOwner, _ right: FieldOwner) -> Bool {
        let (one, other) = (left.identity, right.identity)
        if one.isApply != other.isApply { return one.isApply }
        return (left.time ?? "", one.manager, left.apiVersion, one.subresource)
            < (right.time ?? "", other.manager, right.apiVersion, other.subresource)
    }
}
