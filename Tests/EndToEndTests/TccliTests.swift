import CloudWire
import Foundation
import Testing

/// The vendor's own command line, which speaks HTTPS only, exactly as it is installed from PyPI.
struct TccliTests {
    enum Way: CaseIterable {
        case endpoint, proxy
    }

    @Test(arguments: Way.allCases)
    func `a subnet runs out of addresses and recovers`(way: Way) async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let cloud = try await Tccli(simulator, way)
            let vpc = try await cloud("vpc", "CreateVpc", "--VpcName", "small", "--CidrBlock", "10.0.0.0/16")
            let vpcId = try #require(vpc["Vpc"]?["VpcId"]?.string)
            let subnet = try await cloud(
                "vpc",
                "CreateSubnet",
                "--VpcId",
                vpcId,
                "--SubnetName",
                "small",
                "--CidrBlock",
                "10.0.0.0/28",
                "--Zone",
                "ap-guangzhou-3"
            )
            let subnetId = try #require(subnet["Subnet"]?["SubnetId"]?.string)
            let order = [
                "CreateLoadBalancer", "--LoadBalancerType", "INTERNAL", "--VpcId", vpcId, "--SubnetId", subnetId,
            ]

            _ = try await cloud("clb", order + ["--Number", "12"])
            let last = try await cloud("clb", order)
            let refusal = try await cloud.run("clb", order)

            #expect(refusal.status == 255)
            #expect(refusal.output.isEmpty)
            #expect(refusal.errors.contains("code:ResourceInsufficient "))

            let victim = try #require(last["LoadBalancerIds"]?[0]?.string)
            _ = try await cloud("clb", "DeleteLoadBalancer", "--LoadBalancerIds", #"["\#(victim)"]"#)
            let made = try await cloud("clb", order)
            #expect(made["LoadBalancerIds"]?.array?.count == 1)
            let all = try await cloud("clb", "DescribeLoadBalancers", "--Limit", "20")
            #expect(all["TotalCount"] == 13)
        }
    }

    @Test func `tags are changed by resource name, and an uploaded certificate is known to listeners`() async throws {
        try await RunningSimulator.with("--task-delay", "none") { simulator in
            let cloud = try await Tccli(simulator, .endpoint)
            let made = try await cloud("clb", "CreateLoadBalancer", "--LoadBalancerType", "OPEN")
            let id = try #require(made["LoadBalancerIds"]?[0]?.string)
            let name = "qcs::clb:ap-guangzhou:uin/:clb/\(id)"
            let tags = #"[{"TagKey":"env","TagValue":"live"}]"#
            _ = try await cloud("tag", "TagResources", "--ResourceList", #"["\#(name)"]"#, "--Tags", tags)
            let found = try await cloud("tag", "GetResources", "--TagFilters", #"[{"TagKey":"env"}]"#)
            #expect(found["ResourceTagMappingList"]?.array?.count == 1)

            let pem = try String(contentsOfFile: simulator.authority, encoding: .utf8)
            let uploaded = try await cloud(
                "ssl",
                "UploadCertificate",
                "--CertificateType",
                "CA",
                "--CertificatePublicKey",
                pem
            )
            let certificate = try #require(uploaded["CertificateId"]?.string)
            let detail = try await cloud("ssl", "DescribeCertificateDetail", "--CertificateId", certificate)
            #expect(detail["CertificateType"] == "CA")
            let order = [
                "CreateListener", "--LoadBalancerId", id, "--Ports", "[443]", "--Protocol", "HTTPS", "--Certificate",
                #"{"CertId":"\#(certificate)"}"#,
            ]
            #expect(try await cloud.run("clb", order).errors.contains("is not a server certificate"))
        }
    }

    @Test func `an authority that is not trusted is a clear error of the client`() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningSimulator.with("--data", folder.path) { simulator in
                let outcome = try await Tccli(stranger: simulator).run("clb", ["DescribeLoadBalancers"])

                #expect(outcome.status == 255)
                #expect(outcome.errors.contains("CERTIFICATE_VERIFY_FAILED"))
            }
        }
    }
}
