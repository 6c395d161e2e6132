import CLBReconciler
import CloudModel
import CloudWire
import Foundation
import KubeAPI
import KubeObjects
import TestSupport
import Testing

/// The manifest library in `fixtures/manifests` and what is planned for each of them, which changes nothing.
///
/// `CLBSIM_UPDATE_GOLDEN=1` writes `fixtures/plans` anew.
struct ManifestPlanTests {
    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../fixtures").standardized

    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(
            atPath: fixtures.appendingPathComponent("manifests").path
        )
        return (files ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test func `the library has a manifest for each case of the questions`() {
        #expect(Self.names.count >= 25)
    }

    @Test(arguments: names)
    func `the plan of a manifest is the one in its golden file`(name: String) async throws {
        let manifest = try Self.text("manifests", name + ".yaml")
        let vendor = try await Self.explained(manifest, version: "1.32.2-eks.1")
        // The stock one of that time serves Ingresses of an older version.
        let isIngress = manifest.contains("kind: Ingress")
        let stock = isIngress ? vendor : try await Self.explained(manifest, version: "1.18.4")
        let text =
            vendor == stock
            ? vendor : "On the vendor's Kubernetes:\n\n\(vendor)\nOn a stock Kubernetes:\n\n\(stock)"
        if ProcessInfo.processInfo.environment["CLBSIM_UPDATE_GOLDEN"] != nil {
            let golden = Self.fixtures.appendingPathComponent("plans/\(name).txt")
            try text.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(try Self.text("plans", name + ".txt") == text)
    }

    private static func text(_ folder: String, _ file: String) throws -> String {
        try String(contentsOf: fixtures.appendingPathComponent("\(folder)/\(file)"), encoding: .utf8)
    }

    /// What is explained of each Service and Ingress of a file, with names in place of ids.
    private static func explained(_ manifest: String, version: String) async throws -> String {
        var policy = ReconcilerPolicy()
        policy.isDryRun = true
        let world = try ReconciledCluster(version: version, policy: policy)
        try world.apply(.deployment("web", replicas: 2))
        let names = [
            (world.clusterId, "${CLUSTER}"), (world.vpcId, "${VPC}"), (world.podSubnet, "${POD_SUBNET}"),
            (world.serviceSubnet, "${SERVICE_SUBNET}"), (try world.buyLoadBalancer(), "${EXISTING}"),
        ]
        let filledIn = names.reduce(manifest) { $0.replacing($1.1, with: $1.0) }
        var keys: [CLBReconciler.ObjectKey] = []
        for document in filledIn.components(separatedBy: "\n---\n") {
            keys.append(try world.apply(yaml: document))
            await world.advance(by: .seconds(5))
        }
        var texts: [String] = []
        for key in keys { texts.append(await world.reconciler.explanation(of: key).description) }
        #expect(try world.loadBalancers().count == 1)
        return names.reduce(texts.joined(separator: "\n\n") + "\n") { $0.replacing($1.0, with: $1.1) }
    }
}

extension ReconciledCluster {
    /// Creates the object of a YAML document.
    fileprivate func apply(yaml: String) throws -> CLBReconciler.ObjectKey {
        let isIngress = yaml.contains("kind: Ingress")
        let path =
            isIngress
            ? "/apis/networking.k8s.io/v1/namespaces/default/ingresses" : "/api/v1/namespaces/default/services"
        let answer = cluster.send("POST", path, Array(yaml.utf8), type: "application/yaml")
        guard case .whole(let whole) = answer, whole.status == 201 else {
            Issue.record("\(answer) to \(yaml)")
            return CLBReconciler.ObjectKey(.service, "", "")
        }
        let name = try JSONParser.parse(whole.body)[path: "metadata", "name"]?.string ?? ""
        return CLBReconciler.ObjectKey(isIngress ? .ingress : .service, "default", name)
    }
}
