import CloudModel

/// A tag as CLB writes it; VPC says `Key` and `Value`.
struct TagShape: Codable {
    var tagKey: String
    var tagValue: String

    var tag: Tag { Tag(key: tagKey, value: tagValue) }
}

/// Where targets live, as a request says it.
struct TargetRegionShape: Decodable {
    var region: String
    var vpcId: VpcID
}
