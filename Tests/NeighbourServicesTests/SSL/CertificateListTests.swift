import CloudAPI
import CloudWire
import TestSupport
import Testing

/// What the lists of certificates show, and how certificates change.
struct CertificateListTests {
    private func ids(_ request: JSON = [:], in cloud: TestCloud) throws -> [JSON] {
        let listed = try cloud.ssl("DescribeCertificates", request)
        return (listed["Certificates"]?.array ?? []).compactMap { $0["CertificateId"] }
    }

    @Test func `certificates are listed newest first, by type, name, status and end`() throws {
        let cloud = try TestCloud()
        let good = try cloud.certificate()
        let over = try cloud.certificate("b.example", life: .over)
        let authority = try cloud.authority()

        #expect(try ids(in: cloud) == [authority, over, good])
        #expect(try ids(["CertificateType": "CA"], in: cloud) == [authority])
        #expect(try ids(["SearchKey": "b.exam"], in: cloud) == [over])
        #expect(try ids(["CertificateStatus": [3]], in: cloud) == [over])
        #expect(try ids(["CertIds": [good, "cert1234"]], in: cloud) == [good])
        #expect(try ids(["Deployable": 1], in: cloud) == [good])
        #expect(try ids(["ExpirationSort": "ASC"], in: cloud) == [over, good, authority])
        #expect(try ids(["ExpirationSort": "DESC", "Limit": 1, "Offset": 1], in: cloud) == [good])
        #expect(try ids(["FilterSource": "buy"], in: cloud) == [])
    }

    @Test func `a certificate ends as time passes`() throws {
        let cloud = try TestCloud()
        let id = try cloud.certificate()
        #expect(try cloud.ssl("DescribeCertificate", ["CertificateId": id])["Status"] == 1)

        cloud.clock.advance(by: .seconds(800 * 86_400))
        #expect(try ids(["FilterExpiring": 1], in: cloud) == [id])
        cloud.clock.advance(by: .seconds(20 * 86_400))

        #expect(try cloud.ssl("DescribeCertificate", ["CertificateId": id])["Status"] == 3)
        #expect(try ids(["FilterExpiring": 1], in: cloud) == [])
    }

    @Test func `accounts see their own certificates, in every region the same`() throws {
        let cloud = try TestCloud()
        let id = try cloud.certificate()

        #expect(try ids(in: cloud.seen(in: "ap-shanghai")) == [id])
        let other = try cloud.seen(from: "other")
        #expect(try ids(in: other) == [])
        let detail = try other.ssl("DescribeCertificateDetail", ["CertificateId": id])
        #expect(detail.errorCode == "FailedOperation.CertificateNotFound")
    }

    @Test func `a certificate gets another alias and project, and goes`() throws {
        let cloud = try TestCloud()
        let id = try cloud.certificate()

        let renamed = try cloud.ssl("ModifyCertificateAlias", ["CertificateId": id, "Alias": "shop"])
        let moved = try cloud.ssl("ModifyCertificateProject", ["CertificateIdList": [id, "cert1234"], "ProjectId": 9])

        #expect(renamed["CertificateId"] == id)
        #expect(moved["SuccessCertificates"] == [id])
        #expect(moved["FailCertificates"] == ["cert1234"])
        let shown = try cloud.ssl("DescribeCertificate", ["CertificateId": id])
        #expect(shown["Alias"] == "shop")
        #expect(shown["ProjectId"] == "9")
        #expect(try cloud.ssl("DeleteCertificate", ["CertificateId": id])["DeleteResult"] == true)
        for action in ["DeleteCertificate", "DescribeCertificate", "ModifyCertificateAlias"] {
            let gone = try cloud.ssl(action, ["CertificateId": id])
            #expect(gone.errorCode == "FailedOperation.CertificateNotFound")
        }
    }

    @Test func `tags of certificates are those of the tag service`() throws {
        let cloud = try TestCloud()
        let id = try cloud.certificate()
        let name = "qcs::ssl:ap-guangzhou:uin/:certificate/\(id.string ?? "")"
        let tag: JSON = ["TagKey": "env", "TagValue": "live"]

        let response = try cloud.tag("ModifyResourceTags", ["Resource": .string(name), "ReplaceTags": [tag]])

        #expect(response.errorCode == nil)
        #expect(try cloud.ssl("DescribeCertificate", ["CertificateId": id])["Tags"] == [tag])
        #expect(try ids(["Tags": [tag]], in: cloud) == [id])
        #expect(try cloud.tag("GetResources")["ResourceTagMappingList"]?.array?.count == 1)
        _ = try cloud.ssl("DeleteCertificate", ["CertificateId": id])
        #expect(try cloud.tag("GetResources")["ResourceTagMappingList"] == [])
    }
}
