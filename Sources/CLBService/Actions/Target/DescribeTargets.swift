import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Lists the targets of a load balancer's listeners: those of layer 7 under their rules (reference 3.6).
enum DescribeTargets: ReadAction {
    struct Request: Decodable {
        var loadBalancerId: LoadBalancerID
        var listenerIds: [ListenerID]?
        var `protocol`: String?
        var port: Int?
        var filters: [FilterShape]?
    }

    struct Response: Encodable {
        var listeners: [ListenerBackendShape]
    }

    static let errors: Set<APIErrorCode> = [.invalidFilter, .invalidParameterValue, .length, .loadBalancerNotFound]

    private static let maximumIds = 20

    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response {
        let loadBalancer = try cloud.loadBalancer(request.loadBalancerId)
        let filter = try ListenerFilter(
            ids: request.listenerIds,
            maximumIds: maximumIds,
            protocol: request.protocol,
            port: request.port
        )
        let tests = try (request.filters ?? []).map(test)
        let tree = try TargetTree(of: loadBalancer, listeners: filter, in: cloud)
        let branches = tests.isEmpty ? tree.branches : tree.branches.compactMap { narrowed($0, by: tests) }
        return Response(listeners: branches.map(ListenerBackendShape.init))
    }

    private typealias Test = (_ ruleId: RuleID, _ target: Target) -> Bool

    private static func test(_ filter: FilterShape) throws -> Test {
        let values = Set(filter.values)
        switch filter.name {
        case "location-id": return { ruleId, _ in values.contains(ruleId.rawValue) }
        case "private-ip-address": return { _, target in values.contains(target.endpoint.address.description) }
        case "tag": return { _, target in target.tag.map(values.contains) ?? false }
        default: throw APIError(.invalidFilter, "The filter `\(filter.name)` is not valid.")
        }
    }

    /// The part of a branch for which all tests hold; nil where nothing is left.
    private static func narrowed(_ branch: TargetTree.Branch, by tests: [Test]) -> TargetTree.Branch? {
        var branch = branch
        branch.leaves = branch.leaves.compactMap { leaf in
            var leaf = leaf
            leaf.targets.removeAll { target in !tests.allSatisfy { $0(leaf.ruleId, target) } }
            return leaf.targets.isEmpty ? nil : leaf
        }
        return branch.leaves.isEmpty ? nil : branch
    }
}
