package import CloudModel
import CloudStore
import CloudWire
package import KubeObjects

/// What controllers do to objects, by the rules that clients' requests follow.
extension ClusterTransaction {
    /// Creates an object as a request would; its name may be generated.
    @discardableResult
    package func create(_ object: KubeObject, in resource: String) throws -> KubeObject {
        let resource = try served(resource)
        let writer = try author.flatMap { try self.writer($0, of: resource) }
        return try Creation(resource, namespace: object.namespace, in: self).create(object, by: writer)
    }

    /// Keeps a changed object; a change of its spec counts as a generation.
    ///
    /// The author comes to own what changed, as a writer of that part; see ``signed(_:replacing:in:by:of:)``.
    @discardableResult
    package func update(
        _ old: KubeObject,
        to new: KubeObject,
        in resource: String,
        of part: Part? = nil
    ) throws -> KubeObject {
        let served = try served(resource)
        var new = new
        if let author { new = try signed(new, replacing: old, in: resource, by: author, of: part) }
        if served.countsGenerations, !new.hasSameSpec(as: old) { new.generation = old.generation + 1 }
        return try Removal(served, in: self).keepOrRemove(new, old)
    }

    /// Begins the deletion of an object, or ends it where nothing holds it.
    package func delete(
        _ object: KubeObject,
        in resource: String,
        _ options: DeleteOptions = DeleteOptions()
    ) throws {
        _ = try Removal(served(resource), in: self).delete(object, options)
    }

    /// Tells the users of an object what happened to it.
    ///
    /// The same happening again counts up the Event that is there, as real recorders do.
    package func record(_ happening: Happening, on object: KubeObject) throws {
        if let old = try event(telling: happening, of: object) {
            var event = old
            event["count"] = .int((old["count"]?.int ?? 1) + 1)
            event["lastTimestamp"] = .string(now.kubeText)
            try update(old, to: event, in: "events")
        } else {
            let event = happening.event(on: object, name: try eventName(for: object), now: now)
            try create(event, in: "events")
        }
    }

    /// Tells a happening once: what was told and is not yet forgotten is not told again.
    package func recordOnce(_ happening: Happening, on object: KubeObject) throws {
        if try event(telling: happening, of: object) == nil { try record(happening, on: object) }
    }

    /// How often a happening was told, and when last; nil for what was not, or is forgotten.
    package func told(_ happening: Happening, of object: KubeObject) throws -> (count: Int64, last: Instant)? {
        guard let event = try event(telling: happening, of: object) else { return nil }
        let last = event["lastTimestamp"]?.string.flatMap(Instant.init(kubeText:))
        return (event["count"]?.int ?? 1, last ?? now)
    }

    /// The Event that tells a happening already, among those whose names begin with the object's.
    private func event(telling happening: Happening, of object: KubeObject) throws -> KubeObject? {
        let texts = try transaction.objects(
            place("events"),
            namespace: object.eventNamespace,
            namesFrom: object.eventStem + ".",
            before: object.eventStem + "/"
        )
        return texts.lazy.map(KubeObject.init(text:)).first { happening.isTold(by: $0, of: object) }
    }

    /// A name that ends in the nanoseconds of the moment, as those of real recorders.
    ///
    /// The clock counts milliseconds; the revision stands for the rest, so that names sort as they were told.
    private func eventName(for object: KubeObject) throws -> String {
        let nanoseconds = now.milliseconds * 1_000_000 + (try transaction.lastRevision()) % 1_000_000
        return "\(object.eventStem).\(String(nanoseconds, radix: 16))"
    }

    func served(_ resource: String) throws -> Resource {
        guard let served = try self.resource(keptAs: resource) else {
            throw StatusError.internalError("no resource is kept as \(resource)")
        }
        return served
    }
}

/// Something worth telling the users of an object.
package struct Happening: Hashable, Sendable {
    package enum Weight: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    package var weight: Weight
    package var reason: String
    package var message: String
    /// Who tells it: `eklet`, `deployment-controller`.
    package var component: String
    /// Which part of the object it befell: `spec.containers{web}`.
    package var fieldPath: String?

    package init(
        _ weight: Weight,
        reason: String,
        message: String,
        component: String,
        fieldPath: String? = nil
    ) {
        self.weight = weight
        self.reason = reason
        self.message = message
        self.component = component
        self.fieldPath = fieldPath
    }

    /// Whether an Event tells this, and of that object.
    fileprivate func isTold(by event: KubeObject, of object: KubeObject) -> Bool {
        event["involvedObject", "uid"]?.string == object.uid && event["message"]?.string == message
            && event["reason"]?.string == reason && event["type"]?.string == weight.rawValue
            && event["source", "component"]?.string == component
            && event["involvedObject", "fieldPath"]?.string == fieldPath
    }

    func event(on object: KubeObject, name: String, now: Instant) -> KubeObject {
        var event = KubeObject([
            "kind": "Event", "apiVersion": "v1",
            "metadata": ["name": .string(name), "namespace": .string(object.eventNamespace)],
            "involvedObject": [
                "kind": .string(object.kind), "namespace": .string(object.namespace), "name": .string(object.name),
                "uid": .string(object.uid), "apiVersion": .string(object.apiVersion),
                "resourceVersion": .string(object.resourceVersion),
            ],
            "reason": .string(reason), "message": .string(message), "source": ["component": .string(component)],
            "firstTimestamp": .string(now.kubeText), "lastTimestamp": .string(now.kubeText), "count": 1,
            "type": .string(weight.rawValue), "eventTime": nil, "reportingComponent": .string(component),
            "reportingInstance": "",
        ])
        event["involvedObject", "fieldPath"] = fieldPath.map(JSON.string)
        return event
    }
}

extension KubeObject {
    fileprivate var eventNamespace: String { namespace.isEmpty ? "default" : namespace }
    /// What the names of its Events begin with, up to a point.
    fileprivate var eventStem: String { String(name.prefix(200)) }
}
