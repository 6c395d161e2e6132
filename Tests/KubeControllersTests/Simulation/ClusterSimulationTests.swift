import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import KubeAPI
import KubeControllers
import KubeObjects
import TestSupport
import Testing

/// Random work on a small cluster, after which everything must agree.
struct ClusterSimulationTests {
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `after random work pods, endpoints and addresses agree`(seed: UInt64) throws {
        let simulation = try ClusterSimulation(seed: seed)
        for _ in 0..<6 {
            for _ in 0..<8 { simulation.act() }
            simulation.cluster.advance(by: .seconds(400))
            try simulation.check()
        }
    }
}

/// A cluster whose pods do not all fit into its subnet, and somebody who works on it at random.
private struct ClusterSimulation {
    private static let names = ["red", "green", "blue"]
    private static let scripts: [[String: String]] = [
        [:], ["clbsim.io/start-delay": "3s"], ["clbsim.io/behaviour": "never-ready"],
        ["clbsim.io/behaviour": "crash-loop"], ["clbsim.io/stop-delay": "12s"],
    ]

    let cluster: TestCluster
    private let seed: UInt64
    private let random: RandomSource
    private let core = "/api/v1/namespaces/default"
    private let apps = "/apis/apps/v1/namespaces/default"

    init(seed: UInt64) throws {
        self.seed = seed
        random = RandomSource(seed: seed)
        cluster = try TestCluster(podCIDR: "10.0.1.0/28", controllers: BuiltInControllers.all, seed: seed)
    }

    private func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int(random.next(in: 0...Int64(choices.count - 1)))]
    }

    // MARK: - Work

    func act() {
        let name = pick(Self.names)
        switch random.next(in: 0...7) {
        case 0, 1: makeDeployment(name)
        case 2: scale(name)
        case 3: cluster.ask("DELETE", "\(apps)/deployments/\(name)")
        case 4: makeService(name)
        case 5: cluster.ask("DELETE", "\(core)/services/\(name)")
        case 6: deletePod()
        default: cluster.advance(by: .seconds(random.next(in: 0...20)))
        }
        // Some work goes on before the controllers saw the last of it.
        if random.next(in: 0...1) == 0 { cluster.settle() }
    }

    private func makeDeployment(_ name: String) {
        cluster.ask(
            "POST",
            "\(apps)/deployments",
            [
                "kind": "Deployment", "apiVersion": "apps/v1", "metadata": ["name": .string(name)],
                "spec": [
                    "replicas": .int(random.next(in: 0...6)), "selector": ["matchLabels": ["app": .string(name)]],
                    "template": [
                        "metadata": ["labels": ["app": .string(name)], "annotations": .texts(pick(Self.scripts))],
                        "spec": ["containers": [["name": "web", "image": "nginx"]]],
                    ],
                ],
            ]
        )
    }

    private func scale(_ name: String) {
        let change: JSON = ["spec": ["replicas": .int(random.next(in: 0...6))]]
        cluster.ask("PATCH", "\(apps)/deployments/\(name)", change, type: "application/merge-patch+json")
    }

    private func makeService(_ name: String) {
        cluster.ask(
            "POST",
            "\(core)/services",
            [
                "kind": "Service", "apiVersion": "v1", "metadata": ["name": .string(name)],
                "spec": [
                    "selector": ["app": .string(name)], "ports": [["port": 80]],
                    "publishNotReadyAddresses": .bool(random.next(in: 0...3) == 0),
                ],
            ]
        )
    }

    private func deletePod() {
        let pods = objects("\(core)/pods")
        guard !pods.isEmpty else { return }
        cluster.ask("DELETE", "\(core)/pods/\(pick(pods).name)?gracePeriodSeconds=\(pick([0, 5, 30]))")
    }

    // MARK: - Checks

    func check() throws {
        let pods = objects("\(core)/pods")
        try checkAddresses(pods)
        for deployment in objects("\(apps)/deployments") {
            let own = pods.filter { $0.labels["app"] == deployment.name }
            #expect(own.count == deployment["spec", "replicas"]?.int.map(Int.init), "seed \(seed), \(deployment.name)")
        }
        let services = objects("\(core)/services").filter { $0.name != "kubernetes" }
        for service in services { checkEndpoints(of: service, pods) }
        let names = Set(services.map(\.name)).union(["kubernetes"])
        #expect(Set(objects("\(core)/endpoints").map(\.name)) == names, "seed \(seed)")
        #expect(Set(slices.compactMap { $0.labels["kubernetes.io/service-name"] }) == names, "seed \(seed)")
    }

    private func checkAddresses(_ pods: [KubeObject]) throws {
        let taken = try cluster.server.store.read { try $0.takenAddresses(pool: cluster.podSubnet.rawValue) }
        let told = pods.compactMap { $0["status", "podIP"]?.string }
        #expect(taken.map(\.address.description).sorted() == told.sorted(), "seed \(seed)")
        #expect(
            Set(taken.map(\.owner.id))
                == Set(pods.compactMap { $0.annotations["clbsim.io/network-interface"] }),
            "seed \(seed)"
        )
    }

    private func checkEndpoints(of service: KubeObject, _ pods: [KubeObject]) {
        let behind = pods.filter { $0.labels["app"] == service.name && $0["status", "podIP"] != nil }
        let isPublishing = service["spec", "publishNotReadyAddresses"] == true
        let ready = Set(behind.filter { isPublishing || isReady($0) }.compactMap { $0["status", "podIP"]?.string })
        let all = Set(behind.compactMap { $0["status", "podIP"]?.string })
        let subsets = objects("\(core)/endpoints").first { $0.name == service.name }?["subsets"]?.array ?? []
        #expect(addresses("addresses", subsets) == ready, "seed \(seed), \(service.name)")
        #expect(addresses("notReadyAddresses", subsets) == all.subtracting(ready), "seed \(seed), \(service.name)")
        let endpoints = slices.filter { $0.labels["kubernetes.io/service-name"] == service.name }
            .flatMap { $0["endpoints"]?.array ?? [] }
        let sliced = endpoints.filter { $0[path: "conditions", "ready"] == true }
        #expect(Set(sliced.compactMap { $0["addresses"]?[0]?.string }) == ready, "seed \(seed), \(service.name)")
        #expect(endpoints.count == all.count, "seed \(seed), \(service.name)")
    }

    private var slices: [KubeObject] { objects("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices") }

    private func isReady(_ pod: KubeObject) -> Bool {
        (pod["status", "conditions"]?.array ?? []).contains { $0["type"] == "Ready" && $0["status"] == "True" }
    }

    private func addresses(_ member: String, _ subsets: [JSON]) -> Set<String> {
        Set(subsets.flatMap { $0[member]?.array ?? [] }.compactMap { $0["ip"]?.string })
    }

    private func objects(_ path: String) -> [KubeObject] {
        (cluster.ask("GET", path).json["items"]?.array ?? []).map { KubeObject($0) }
    }
}
