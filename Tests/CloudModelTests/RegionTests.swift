import CloudModel
import Testing

/// Reference 2.1: zones by number or by name.
struct RegionTests {
    @Test func `recorded zones have their numbers`() {
        #expect(Region.named("ap-guangzhou")?.zone("100001")?.name == "ap-guangzhou-1")
        #expect(Region.named("ap-singapore")?.zone("ap-singapore-2")?.id == 900_002)
        #expect(Region.named("ap-singapore")?.zone("ap-singapore-2")?.chineseName == "新加坡二区")
    }

    @Test func `names and numbers are unique`() {
        let zones = Region.all.flatMap(\.zones)

        #expect(Set(Region.all.map(\.name)).count == Region.all.count)
        #expect(Set(zones.map(\.id)).count == zones.count)
    }
}
