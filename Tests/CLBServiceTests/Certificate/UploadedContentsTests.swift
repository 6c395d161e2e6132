import LocalCA
import CloudWire
import TestSupport
import Testing

/// Reference 3.1: a certificate may be given by its contents, and is in the certificate service from then on.
struct UploadedContentsTests {
    @Test func `the contents of a certificate are uploaded with the listener`() throws {
        let cloud = try BoundLoadBalancer()
        let identity = try TestCertificates.identity(for: ["a.example"])
        let certificate: JSON = [
            "SSLMode": "MUTUAL", "CertName": "web", "CertContent": .string(identity.certificatePEM),
            "CertKey": .string(identity.privateKeyPEM), "CertCaName": "clients",
            "CertCaContent": .string(identity.authorityPEM),
        ]

        let created = try cloud.createListener("HTTPS", 443, ["Certificate": certificate])
        let shown = try cloud.describe(created["ListenerIds"]?[0] ?? .null)?["Certificate"]

        let server = try cloud.cloud.ssl("DescribeCertificate", ["CertificateId": shown?["CertId"] ?? .null])
        #expect(server["Alias"] == "web")
        #expect(server["CertificateType"] == "SVR")
        let authority = try cloud.cloud.ssl("DescribeCertificate", ["CertificateId": shown?["CertCaId"] ?? .null])
        #expect(authority["CertificateType"] == "CA")
    }

    @Test func `contents for several certificates are uploaded too`() throws {
        let cloud = try BoundLoadBalancer()
        let identity = try TestCertificates.identity(for: ["a.example"], keyAlgorithm: .rsa)
        let list: JSON = [
            ["CertId": try cloud.cloud.certificate()],
            [
                "CertName": "rsa", "CertContent": .string(identity.certificatePEM),
                "CertKey": .string(identity.privateKeyPEM),
            ],
        ]

        let created = try cloud.createListener(
            "HTTPS",
            443,
            ["MultiCertInfo": ["SSLMode": "UNIDIRECTIONAL", "CertList": list]]
        )

        let shown = try cloud.describe(created["ListenerIds"]?[0] ?? .null)?["Certificate"]
        let further = try #require(shown?["ExtCertIds"]?[0])
        #expect(try cloud.cloud.ssl("DescribeCertificate", ["CertificateId": further])["Alias"] == "rsa")
    }

    @Test func `nothing is kept of a request that fails`() throws {
        let cloud = try BoundLoadBalancer()
        let identity = try TestCertificates.identity(for: ["a.example"])
        let other = try TestCertificates.identity(for: ["b.example"])
        let certificate: JSON = [
            "CertName": "web", "CertContent": .string(identity.certificatePEM),
            "CertKey": .string(other.privateKeyPEM),
        ]
        let good: JSON = [
            "CertName": "web", "CertContent": .string(identity.certificatePEM),
            "CertKey": .string(identity.privateKeyPEM),
        ]

        let mismatch = try cloud.createListener("HTTPS", 443, ["Certificate": certificate])
        let misplaced = try cloud.createListener("TCP", 80, ["Certificate": good])

        #expect(mismatch.errorCode == "InvalidParameterValue")
        #expect(misplaced.errorCode == "InvalidParameterValue")
        #expect(try cloud.cloud.ssl("DescribeCertificates")["TotalCount"] == 0)
    }
}
