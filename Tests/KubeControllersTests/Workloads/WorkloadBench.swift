import CloudAPI
import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// A cluster with workloads, whose Pods a test makes ready by hand.
struct WorkloadBench {
    let cluster: TestCluster
    private let apps = "/apis/apps/v1/namespaces/default"
    private let core = "/api/v1/namespaces/default"

    /// A cluster with those controllers beside the ones of workloads.
    init(with others: [any Controller] = [], seed: UInt64 = 1) throws {
        cluster = try TestCluster(controllers: others + WorkloadControllers.all, seed: seed)
    }

    // MARK: Asking

    @discardableResult
    func create(_ plural: String, _ object: JSON) -> JSON {
        let made = cluster.ask("POST", path(plural), object)
        #expect(made.status == 201, "\(made.json.text)")
        cluster.settle()
        return made.json
    }

    func object(_ plural: String, _ name: String) -> JSON { cluster.ask("GET", "\(path(plural))/\(name)").json }

    func list(_ plural: String) -> [JSON] { cluster.ask("GET", path(plural)).json["items"]?.array ?? [] }

    func patch(_ plural: String, _ name: String, _ patch: JSON) {
        let type = "application/merge-patch+json"
        let answer = cluster.ask("PATCH", "\(path(plural))/\(name)", patch, type: type)
        #expect(answer.status == 200, "\(answer.json.text)")
        cluster.settle()
    }

    func delete(_ plural: String, _ name: String) {
        cluster.ask("DELETE", "\(path(plural))/\(name)")
        cluster.settle()
    }

    /// The messages of the events about an object, each with its reason before it, in order of first mention.
    func happenings(_ kind: String) -> [String] {
        let events = list("events").filter { $0[path: "involvedObject", "kind"]?.string == kind }
        let sorted = events.sorted { revision($0) < revision($1) }
        return sorted.map { "\($0["reason"]?.string ?? "") \($0["message"]?.string ?? "")" }
    }

    private func revision(_ object: JSON) -> Int { Int(KubeObject(object).resourceVersion) ?? 0 }

    private func path(_ plural: String) -> String {
        ["pods", "events"].contains(plural) ? "\(core)/\(plural)" : "\(apps)/\(plural)"
    }

    // MARK: Pods

    var pods: [JSON] { list("pods") }

    func setReady(_ pod: JSON, _ isReady: Bool = true) {
        var pod = pod
        let now = cluster.cloud.clock.now.kubeText
        pod[path: "status", "phase"] = "Running"
        pod[path: "status", "conditions"] = [
            ["type": "Ready", "status": isReady ? "True" : "False", "lastTransitionTime": .string(now)]
        ]
        let answer = cluster.ask("PUT", "\(core)/pods/\(KubeObject(pod).name)/status", pod)
        #expect(answer.status == 200, "\(answer.json.text)")
        cluster.settle()
    }

    /// Makes Pods ready as they come, until none is left that is not.
    func makeAllReady() {
        while let pod = pods.first(where: { !isReady($0) }) { setReady(pod) }
    }

    func isReady(_ pod: JSON) -> Bool {
        pod[path: "status", "conditions"]?.array?.contains { $0["type"] == "Ready" && $0["status"] == "True" } ?? false
    }

    // MARK: Workloads

    /// A workload's spec with Pods of one container.
    static func workload(
        _ kind: String,
        _ name: String,
        replicas: Int64,
        image: String = "app:1",
        spec extra: [String: JSON] = [:]
    ) -> JSON {
        var workload: JSON = [
            "kind": .string(kind), "apiVersion": "apps/v1", "metadata": ["name": .string(name)],
            "spec": [
                "replicas": .int(replicas), "selector": ["matchLabels": ["app": .string(name)]],
                "template": template(name, image: image),
            ],
        ]
        for (member, value) in extra { workload[path: "spec", member] = value }
        return workload
    }

    static func template(_ name: String, image: String) -> JSON {
        [
            "metadata": ["labels": ["app": .string(name)]],
            "spec": ["containers": [["name": "app", "image": .string(image)]]],
        ]
    }

    /// A merge patch that changes the image of a workload of that name.
    static func image(_ image: String, of name: String) -> JSON {
        ["spec": ["template": template(name, image: image)]]
    }
}
