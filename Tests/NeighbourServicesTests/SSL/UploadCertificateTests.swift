import LocalCA
import CloudWire
import TestSupport
import Testing

/// What is uploaded is read, so that nothing but a certificate with its key is taken for one.
struct UploadCertificateTests {
    private func upload(_ others: [String: JSON] = [:], in cloud: TestCloud) throws -> JSON {
        let identity = try TestCertificates.identity(for: ["a.example", "*.b.example", "10.0.0.1"])
        var request = JSONObject([
            ("CertificatePublicKey", .string(identity.certificatePEM)),
            ("CertificatePrivateKey", .string(identity.privateKeyPEM)),
        ])
        for (name, value) in others { request[name] = value == .null ? nil : value }
        return try cloud.ssl("UploadCertificate", .object(request))
    }

    @Test func `the names and the dates are those of the certificate`() throws {
        let cloud = try TestCloud()
        let id = try #require(try upload(["Alias": "web", "ProjectId": 7], in: cloud)["CertificateId"])

        let shown = try cloud.ssl("DescribeCertificateDetail", ["CertificateId": id])

        #expect(shown["CertificateType"] == "SVR")
        #expect(shown["Domain"] == "clbsim")
        #expect(shown["SubjectAltName"] == ["a.example", "*.b.example", "10.0.0.1"])
        #expect(shown["IsWildcard"] == true)
        #expect(shown["CertBeginTime"] == "2025-12-31 08:00:00")
        #expect(shown["CertEndTime"] == "2028-03-31 08:00:00")
        #expect(shown["InsertTime"] == "2026-01-01 08:00:00")
        #expect(shown["Status"] == 1)
        #expect(shown["Alias"] == "web")
        #expect(shown["ProjectId"] == "7")
        #expect(shown["CertFingerprint"]?.string?.count == 40)
        #expect(shown["CertChainInfo"]?.array?.count == 1)
    }

    @Test func `the contents are given back as they were`() throws {
        let cloud = try TestCloud()
        let identity = try TestCertificates.identity(for: ["a.example", "*.b.example", "10.0.0.1"])
        let chain = identity.certificatePEM + identity.authorityPEM
        let id = try #require(try upload(["CertificatePublicKey": .string(chain)], in: cloud)["CertificateId"])

        let shown = try cloud.ssl("DescribeCertificateDetail", ["CertificateId": id])

        #expect(shown["CertificatePublicKey"] == .string(chain))
        #expect(shown["CertificatePrivateKey"] == .string(identity.privateKeyPEM))
        #expect(shown["CertChainInfo"]?.array?.count == 2)
    }

    @Test(
        arguments: [
            (["CertificatePublicKey": "no certificate"], "FailedOperation.CertificateParseError"),
            (["CertificatePublicKey": ""], "FailedOperation.CertificateParseError"),
            (
                ["CertificatePublicKey": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"],
                "FailedOperation.CertificateParseError"
            ),
            (["CertificatePrivateKey": .null], "MissingParameter"),
            (["CertificatePrivateKey": "no key"], "FailedOperation.CertificateMismatch"),
            (["CertificateType": "SM2"], "InvalidParameterValue"),
            (["KeyPassword": "secret"], "UnsupportedOperation"),
            (["Tags": [["TagKey": "qcloud:x", "TagValue": ""]]], "InvalidParameter"),
        ] as [([String: JSON], String)]
    )
    func `what is no certificate with its key is refused`(change: [String: JSON], code: String) throws {
        #expect(try upload(change, in: TestCloud()).errorCode == code)
    }

    @Test func `a key of another certificate is refused`() throws {
        let key = try TestCertificates.identity(for: ["other"]).privateKeyPEM

        let response = try upload(["CertificatePrivateKey": .string(key)], in: TestCloud())

        #expect(response.errorCode == "FailedOperation.CertificateMismatch")
    }

    @Test func `an authority's certificate needs no key`() throws {
        let cloud = try TestCloud()
        let id = try cloud.authority()

        let shown = try cloud.ssl("DescribeCertificate", ["CertificateId": id])

        #expect(shown["CertificateType"] == "CA")
        #expect(shown["CAEncryptAlgorithms"] == ["ECC 256"])
        #expect(shown["CACommonNames"]?[0]?.string?.hasPrefix("clbsim local authority") == true)
        #expect(shown["Deployable"] == false)
    }

    @Test func `the same certificate is kept twice unless the request says otherwise`() throws {
        let cloud = try TestCloud()
        let first = try upload(in: cloud)["CertificateId"]

        let second = try upload(in: cloud)["CertificateId"]
        let third = try upload(["Repeatable": false], in: cloud)

        #expect(first != second)
        #expect(third["CertificateId"] == first)
        #expect(third["RepeatCertId"] == first)
        #expect(try cloud.ssl("DescribeCertificates")["TotalCount"] == 2)
    }

    @Test func `keys of other algorithms are read`() throws {
        let cloud = try TestCloud()
        let id = try cloud.certificate(keyAlgorithm: .rsa)

        let shown = try cloud.ssl("DescribeCertificateDetail", ["CertificateId": id])

        #expect(shown["EncryptAlgorithm"] == "RSA 2048")
    }
}
