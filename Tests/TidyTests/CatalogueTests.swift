import CloudAPI
import TestSupport
import Testing

/// Lists that stand beside what they list.
struct CatalogueTests {
    private static let services: [Service] = (try? TestCloud().gateway.services) ?? []

    @Test(arguments: [
        ("clb", "CLBService"), ("ssl", "NeighbourServices/SSL"), ("tag", "NeighbourServices/Tag"),
        ("tke", "TKEService"), ("vpc", "VPCService"),
    ])
    func `a service lists exactly the actions in its folder, in order`(name: String, module: String) throws {
        let service = try #require(Self.services.first { $0.name == name })
        let files = Repository.swiftFiles(under: "Sources/\(module)/Actions")
            .compactMap { $0.path.split(separator: "/").last?.dropLast(".swift".count) }
            .filter { !$0.contains("+") }.map(String.init)

        #expect(service.actions.map { $0.name } == files.sorted())
    }

    @Test func `every simulated action exists in the vendor's description`() {
        for service in Self.services {
            #expect(service.actions.filter { !service.knows($0.name) }.isEmpty)
        }
    }

    @Test func `every setting takes its own default`() {
        for setting in SettingCatalogue.all {
            var settings = Settings()
            #expect(setting.apply(&settings, setting.value(settings)))
            #expect(!setting.apply(&settings, "no such value"))
            #expect(!setting.source.isEmpty && !setting.meaning.isEmpty)
        }
    }
}
