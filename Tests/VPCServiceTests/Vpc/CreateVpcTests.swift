import CloudWire
import TestSupport
import Testing

/// Reference 5.2.
struct CreateVpcTests {
    @Test func `a new VPC is described as it was created`() throws {
        let cloud = try TestCloud()

        let created = try cloud.vpc("CreateVpc", ["VpcName": "shop", "CidrBlock": "10.1.0.0/16"])
        let id = try #require(created["Vpc"]?["VpcId"])
        let described = try cloud.vpc("DescribeVpcs", ["VpcIds": [id]])

        #expect(described["TotalCount"] == 1)
        #expect(described["VpcSet"]?[0] == created["Vpc"])
        #expect(described["VpcSet"]?[0]?["CidrBlock"] == "10.1.0.0/16")
    }

    @Test func `a new account has a default VPC`() throws {
        let cloud = try TestCloud()

        let described = try cloud.vpc("DescribeVpcs")

        #expect(described["TotalCount"] == 1)
        #expect(described["VpcSet"]?[0]?["IsDefault"] == true)
    }

    @Test(arguments: [
        ("10.0.0.1/16", "InvalidParameterValue.Malformed"),
        ("10.0.0.0/11", "InvalidParameterValue"),
        ("10.0.0.0/29", "InvalidParameterValue"),
        ("11.0.0.0/16", "InvalidParameterValue"),
        ("", "InvalidParameterValue.Malformed"),
    ])
    func `a block that no VPC may have is refused`(block: String, code: String) throws {
        let response = try TestCloud().vpc("CreateVpc", ["VpcName": "shop", "CidrBlock": .string(block)])

        #expect(response.errorCode == code)
    }
}
