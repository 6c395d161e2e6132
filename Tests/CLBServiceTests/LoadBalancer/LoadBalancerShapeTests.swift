import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 2.3: the object in full.
struct LoadBalancerShapeTests {
    @Test(
        arguments: [
            ["LoadBalancerType": "OPEN"], ["LoadBalancerType": "OPEN", "SlaveZoneId": "ap-guangzhou-4"],
        ] as [JSON]
    )
    func `every declared member is there once, nested ones too`(order: JSON) throws {
        let cloud = try TestCloud()
        let id = try cloud.clb("CreateLoadBalancer", order)["LoadBalancerIds"]?[0] ?? .null
        let description = try #require(cloud.gateway.services.first { $0.name == "clb" }).description

        let object = try #require(try cloud.loadBalancer(id))

        func names(_ json: JSON?) -> [String] { json?.object?.members.map(\.name).sorted() ?? [] }
        func declared(_ shape: String) -> [String] { description.shape(shape)?.members.map(\.name).sorted() ?? [] }
        #expect(names(object) == declared("LoadBalancer"))
        #expect(names(object["MasterZone"]) == declared("ZoneInfo"))
        #expect(names(object["TargetRegionInfo"]) == declared("TargetRegionInfo"))
        #expect(names(object["NetworkAttributes"]) == declared("InternetAccessible"))
        #expect(names(object["ExclusiveCluster"]) == declared("ExclusiveCluster"))
    }
}
