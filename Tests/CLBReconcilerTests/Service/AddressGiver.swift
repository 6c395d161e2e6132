import CLBReconciler
import CloudWire
import KubeObjects

/// A stock API server in front of the simulator's: it gives every ClusterIP Service an address, whatever was submitted,
/// and notes as fields of server-side apply whether the member was.
struct AddressGiver: KubernetesEndpoint {
    private let server: any KubernetesEndpoint
    private let isSaid: Bool

    init(behind server: any KubernetesEndpoint, _ isSaid: Bool) {
        self.server = server
        self.isSaid = isSaid
    }

    func send(_ request: KubernetesRequest) async throws(KubernetesFailure) -> JSON {
        var answer = try await server.send(request)
        guard let items = answer["items"]?.array else { return filled(answer) }
        answer[path: "items"] = .array(items.map(filled))
        return answer
    }

    func changes(
        of resource: KubernetesResource,
        since revision: String
    ) async throws(KubernetesFailure) -> KubernetesChanges {
        var answer = try await server.changes(of: resource, since: revision)
        answer.changes = answer.changes.map { change in
            switch change {
            case .present(let json): .present(filled(json))
            case .gone(let json): .gone(filled(json))
            }
        }
        return answer
    }

    func waitForChange() async { await server.waitForChange() }

    private func filled(_ object: JSON) -> JSON {
        guard object[path: "spec", "type"]?.string == "ClusterIP" else { return object }
        var object = object
        object[path: "spec", "clusterIP"] = "172.16.0.77"
        let fields: JSON = isSaid ? ["f:spec": ["f:clusterIP": [:], "f:ports": [:]]] : ["f:spec": ["f:ports": [:]]]
        object[path: "metadata", "managedFields"] = [["manager": "kubectl", "operation": "Apply", "fieldsV1": fields]]
        return object
    }
}
