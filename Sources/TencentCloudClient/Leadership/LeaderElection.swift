public import CLBReconciler
public import CloudModel
import CloudWire

/// A candidate for the leadership that a Lease (`coordination.k8s.io/v1`) stands for, as client-go elects leaders.
///
/// It has no timer. Who owns it calls ``step()`` at the moment the last call told, and asks ``isLeading`` before it
/// acts: a leader that cannot renew stops leading by the clock alone, before another can take over. The clock should
/// be one that does not jump; where it does, a candidate waits longer, and a leader stops.
public actor LeaderElection {
    private let kubernetes: any KubernetesEndpoint
    private let identity: String
    private let name: String
    private let namespace: String
    private let timing: LeaseTiming
    let now: @Sendable () -> Instant

    private var sighting: LeaseSighting?
    /// When this candidate last wrote itself into the lease; nil while it does not lead.
    private var renewedAt: Instant?

    private static let leases = KubernetesResource(group: "coordination.k8s.io", version: "v1", plural: "leases")

    /// A candidate.
    ///
    /// - Parameters:
    ///   - kubernetes: the API that has the lease.
    ///   - identity: what tells this candidate from all others, those before it included.
    ///   - name: the lease's name, which all candidates share.
    ///   - namespace: the lease's namespace.
    ///   - timing: how long a leader may be silent.
    ///   - now: the time.
    public init(
        kubernetes: any KubernetesEndpoint,
        identity: String,
        name: String = "clbsim-reconciler",
        namespace: String = "kube-system",
        timing: LeaseTiming = LeaseTiming(),
        now: @escaping @Sendable () -> Instant
    ) {
        self.kubernetes = kubernetes
        self.identity = identity
        self.name = name
        self.namespace = namespace
        self.timing = timing
        self.now = now
    }

    /// Whether this candidate leads now.
    public var isLeading: Bool { leadsUntil != nil }

    /// When the leadership ends unless it is renewed; nil for one who does not lead.
    public var leadsUntil: Instant? {
        guard let renewedAt else { return nil }
        let (end, now) = (renewedAt + timing.renewDeadline, now())
        // Before its own renewal a clock has jumped back, and says nothing of how long ago that was.
        return renewedAt <= now && now < end ? end : nil
    }

    /// Who was last seen to lead; nil for nobody.
    public var leader: String? {
        sighting.flatMap { $0.record.holder.isEmpty ? nil : $0.record.holder }
    }

    /// Tries to become the leader, or to stay it.
    ///
    /// - Returns: when to call again.
    public func step() async -> Instant {
        let start = now()
        if let written = await written(at: start) {
            sighting = LeaseSighting(written, at: start)
            // From before the request: the server may have written long before its answer came.
            renewedAt = start
        } else if !isLeading {
            renewedAt = nil
        }
        return start + timing.retryPeriod
    }

    /// Gives the leadership up, so that the next leader need not wait; who does not lead has none to give up.
    public func release() async {
        guard isLeading, let sighting else { return }
        renewedAt = nil
        var record = sighting.record
        record.holder = ""
        record.durationSeconds = 1
        (record.acquiredAt, record.renewedAt) = (now().leaseText, now().leaseText)
        if let lease = try? await update(sighting.lease, to: record) { self.sighting = LeaseSighting(lease, at: now()) }
    }
}

// MARK: The lease

extension LeaderElection {
    /// Writes this candidate into the lease; nil where that cannot be now.
    private func written(at now: Instant) async -> JSON? {
        if isLeading, let sighting, let lease = try? await update(sighting.lease, to: renewal(of: sighting, at: now)) {
            return lease
        }
        do throws(KubernetesFailure) {
            let lease = try await kubernetes.send(KubernetesRequest(method: "GET", path: path))
            look(lease)
        } catch {
            guard case .refused(404, _, _) = error else { return nil }
            return try? await create(at: now)
        }
        guard let sighting, !sighting.isHeld || sighting.record.holder == identity else { return nil }
        return try? await update(sighting.lease, to: renewal(of: sighting, at: now))
    }

    private func look(_ lease: JSON) {
        // Two periods: an answer may be late.
        let gapMax = timing.retryPeriod * 2
        if sighting == nil { sighting = LeaseSighting(lease, at: now()) }
        sighting?.look(lease, at: now(), gapMax: gapMax)
    }

    /// What the lease is to say with this candidate as the holder.
    private func renewal(of sighting: LeaseSighting, at now: Instant) -> LeaseRecord {
        let old = sighting.record
        let isOwn = old.holder == identity
        return record(
            acquiredAt: isOwn ? old.acquiredAt : now.leaseText,
            at: now,
            transitions: isOwn ? old.transitions : old.transitions + 1
        )
    }

    private func record(acquiredAt: String, at now: Instant, transitions: Int64) -> LeaseRecord {
        LeaseRecord(
            holder: identity,
            durationSeconds: timing.leaseDuration.components.seconds,
            acquiredAt: acquiredAt,
            renewedAt: now.leaseText,
            transitions: transitions
        )
    }

    private func create(at now: Instant) async throws(KubernetesFailure) -> JSON {
        let record = record(acquiredAt: now.leaseText, at: now, transitions: 0)
        let lease: JSON = [
            "apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "spec": record.spec(over: nil),
        ]
        let path = Self.leases.path(namespace: namespace)
        return try await kubernetes.send(KubernetesRequest(method: "POST", path: path, body: lease))
    }

    /// Replaces the lease as it was seen; another's write in between is a conflict, which ends the attempt.
    private func update(_ lease: JSON, to record: LeaseRecord) async throws(KubernetesFailure) -> JSON {
        var object = lease.object ?? JSONObject()
        object["spec"] = record.spec(over: lease["spec"])
        return try await kubernetes.send(KubernetesRequest(method: "PUT", path: path, body: .object(object)))
    }

    private var path: String { Self.leases.path(namespace: namespace, name: name) }
}
