import CloudWire
import TestSupport
import Testing

/// Tags at creation: the family of codes that all creations share (reference 5.1, Appendix B).
struct CreateVpcTagTests {
    private static func tags(_ count: Int) -> JSON {
        .array((0..<count).map { ["Key": .string("k\($0)"), "Value": "v"] })
    }

    @Test func `tags are shown with the VPC`() throws {
        let request: JSON = ["VpcName": "shop", "Tags": [["Key": "team", "Value": "web"], ["Key": "bare"]]]

        let response = try TestCloud().vpc("CreateVpc", request)

        #expect(
            response["Vpc"]?["TagSet"] == [["Key": "team", "Value": "web"], ["Key": "bare", "Value": ""]]
        )
    }

    @Test(
        arguments: [
            ([["Key": "a", "Value": "1"], ["Key": "a", "Value": "2"]], "InvalidParameterValue.TagDuplicateKey"),
            ([["Key": ""]], "InvalidParameterValue.TagInvalidKeyLen"),
            ([["Key": .string(String(repeating: "k", count: 128))]], "InvalidParameterValue.TagInvalidKeyLen"),
            (
                [["Key": "a", "Value": .string(String(repeating: "v", count: 256))]],
                "InvalidParameterValue.TagInvalidVal"
            ),
            (tags(51), "LimitExceeded.TagKeyPerResourceExceeded"),
            (tags(50), nil),
        ] as [(JSON, String?)]
    )
    func `tags that no resource may have are refused`(tags: JSON, code: String?) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "Tags": tags])

        #expect(response.errorCode == code)
    }
}
