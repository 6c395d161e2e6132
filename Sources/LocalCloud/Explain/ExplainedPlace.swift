import CloudModel
import CloudStore
import CloudWire
import KubeAPI

/// Explains what the cloud keeps, whichever account and region it belongs to.
struct ExplainedPlace {
    let snapshot: Snapshot
    let now: Instant

    /// - Throws: ``ExplainProblem`` where there is none of that id.
    func loadBalancer(_ id: String) throws -> JSON {
        for scope in try snapshot.scopes() {
            guard let found = try snapshot.loadBalancer(LoadBalancerID(rawValue: id), in: scope) else { continue }
            return try ExplainedLoadBalancer(found, clusters(in: scope), in: snapshot, now: now).json
        }
        throw ExplainProblem.missing("There is no load balancer \(id).")
    }

    /// - Throws: ``ExplainProblem`` where there is none of that id.
    func subnet(_ id: String) throws -> JSON {
        for scope in try snapshot.scopes() {
            guard let found = try snapshot.subnet(SubnetID(rawValue: id), in: scope) else { continue }
            return try ExplainedSubnet(found, clusters(in: scope), in: snapshot).json
        }
        throw ExplainProblem.missing("There is no subnet \(id).")
    }

    /// - Throws: ``ExplainProblem`` where nothing is kept of that request.
    func request(_ id: String) throws -> JSON {
        for scope in try snapshot.scopes() {
            let task = try snapshot.task(id, in: scope)
            let events = try clusters(in: scope).flatMap { try RequestEvents($0).naming(id) }
            guard task != nil || !events.isEmpty else { continue }
            return ExplainedRequest(id: id, task: task, events: events, now: now).json
        }
        throw ExplainProblem.missing(
            "Nothing is kept of a request \(id): only writes that begin a task are, for a while, and those that Events name."
        )
    }

    private func clusters(in scope: Scope) throws -> [ClusterState] {
        try snapshot.clusters(in: scope).map { ClusterState($0, in: snapshot, now: now) }
    }
}
