import CloudWire
import TestSupport
import Testing

/// The codes that the vendor documents for the tag service.
struct TagRefusalTests {
    private static let tag = TaggedNetwork.tag

    @Test(
        arguments: [
            ("lb-00000000", "InvalidParameterValue.ResourceDescriptionError"),
            ("qcs::clb:ap-guangzhou:uin/", "InvalidParameterValue.ResourceDescriptionError"),
            ("qcs::clb:ap-guangzhou:uin/:clb", "InvalidParameterValue.ResourceDescriptionError"),
            ("qcs::clb:ap-guangzhou:uin/1:clb/ID", "InvalidParameterValue.UinInvalid"),
            ("qcs::nothing:ap-guangzhou:uin/:clb/ID", "InvalidParameterValue.ServiceTypeInvalid"),
            ("qcs::clb:ap-guangzhou:uin/:nothing/ID", "InvalidParameterValue.ResourcePrefixInvalid"),
            ("qcs::clb:mars:uin/:clb/ID", "InvalidParameterValue.RegionInvalid"),
            ("qcs::clb:ap-shanghai:uin/:clb/ID", "InvalidParameterValue.ResourceIdInvalid"),
            ("qcs::vpc:ap-guangzhou:uin/:vpc/ID", "InvalidParameterValue.ResourceIdInvalid"),
        ]
    )
    func `a name that stands for no resource is refused`(name: String, code: String) throws {
        let cloud = try TaggedNetwork()
        let name = name.split(separator: "ID", omittingEmptySubsequences: false)
            .joined(separator: cloud.loadBalancer.string ?? "")
        let request: JSON = ["Resource": .string(name), "ReplaceTags": [Self.tag("env", "live")]]

        #expect(try cloud.cloud.tag("ModifyResourceTags", request).errorCode == code)
    }

    @Test func `the account's own number may stand in the name`() throws {
        let cloud = try TaggedNetwork(tags: [Self.tag("env", "test")])
        let mapping = try cloud.cloud.tag("GetResources")["ResourceTagMappingList"]?[0]
        let full = try #require(mapping?["Resource"])

        #expect(full.string?.hasPrefix("qcs::clb:ap-guangzhou:uin/1") == true)
        let request: JSON = ["Resource": full, "ReplaceTags": [Self.tag("env", "live")]]
        #expect(try cloud.cloud.tag("ModifyResourceTags", request).errorCode == nil)
    }

    @Test func `another account's resource does not exist`() throws {
        let cloud = try TaggedNetwork()
        let request: JSON = ["Resource": cloud.loadBalancerName, "ReplaceTags": [Self.tag("env", "live")]]

        let response = try cloud.cloud.seen(from: "other").tag("ModifyResourceTags", request)

        #expect(response.errorCode == "InvalidParameterValue.ResourceIdInvalid")
    }

    @Test(
        arguments: [
            ("", "a", "InvalidParameterValue.TagKeyEmpty"),
            (String(repeating: "k", count: 128), "a", "InvalidParameterValue.TagKeyLengthExceeded"),
            ("k;", "a", "InvalidParameterValue.TagKeyCharacterIllegal"),
            ("qcloud:x", "a", "InvalidParameterValue.ReservedTagKey"),
            ("k", String(repeating: "v", count: 256), "InvalidParameterValue.TagValueLengthExceeded"),
            ("k", "v\n", "InvalidParameterValue.TagValueCharacterIllegal"), ("tke-clusterId", "cls-1", nil),
            ("部门/[a](b)@c=d.e_f", "商店 +-", nil),
        ] as [(String, String, String?)]
    )
    func `keys and values have documented forms`(key: String, value: String, code: String?) throws {
        let cloud = try TaggedNetwork()

        #expect(try cloud.modify(replace: [Self.tag(key, value)]).errorCode == code)
    }

    @Test func `a change says something, of each key once`() throws {
        let cloud = try TaggedNetwork()
        let tag = Self.tag("env", "live")

        #expect(try cloud.modify().errorCode == "InvalidParameter")
        #expect(try cloud.modify(replace: [tag, tag]).errorCode == "InvalidParameterValue.TagKeyDuplicate")
        #expect(
            try cloud.modify(replace: [tag], delete: ["env"]).errorCode == "InvalidParameterValue.DeleteTagsParamError"
        )
        let many = (0..<11).map { Self.tag("key\($0)", "") }
        #expect(try cloud.modify(replace: many).errorCode == "LimitExceeded.TagNumPerRequest")
    }

    @Test func `a request names ten resources at most`() throws {
        let cloud = try TaggedNetwork()
        let names = Array(repeating: cloud.loadBalancerName, count: 11)
        let request: JSON = ["ResourceList": .array(names), "Tags": [Self.tag("env", "live")]]

        #expect(try cloud.cloud.tag("TagResources", request).errorCode == "LimitExceeded.ResourceNumPerRequest")
    }
}
