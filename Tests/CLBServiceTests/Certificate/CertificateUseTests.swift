import LocalCA
import CloudWire
import TestSupport
import Testing

/// Which load balancers use a certificate, and how another takes its place.
struct CertificateUseTests {
    private func users(of id: JSON, in cloud: BoundLoadBalancer) throws -> [JSON] {
        let listed = try cloud.cloud.clb("DescribeLoadBalancerListByCertId", ["CertIds": [id]])
        #expect(listed["CertSet"]?[0]?["CertId"] == id)
        return (listed["CertSet"]?[0]?["LoadBalancers"]?.array ?? []).compactMap { $0["LoadBalancerId"] }
    }

    @Test func `load balancers are listed by the certificates of their listeners and domains`() throws {
        let cloud = try BoundLoadBalancer()
        let other = try BoundLoadBalancer(in: cloud.cloud, order: ["LoadBalancerName": "other"])
        let (first, second) = (try cloud.cloud.certificate(), try cloud.cloud.certificate("b.example"))
        _ = try cloud.listener("HTTPS", 443, ["Certificate": ["CertId": first]])
        let withSni = try other.listener("HTTPS", 443, ["SniSwitch": 1])
        let rule: JSON = ["Domain": "b.example", "Url": "/", "Certificate": ["CertId": second]]
        _ = try other.createRules([rule], on: withSni)

        #expect(try users(of: first, in: cloud) == [cloud.id])
        #expect(try users(of: second, in: cloud) == [other.id])
        #expect(try users(of: "cert1234", in: cloud) == [])
        let far = try cloud.cloud.seen(in: "ap-shanghai")
        let elsewhere = try far.clb("DescribeLoadBalancerListByCertId", ["CertIds": [first]])
        #expect(elsewhere["CertSet"]?[0]?["LoadBalancers"] == [])
    }

    @Test func `another certificate takes the place of one everywhere`() throws {
        let cloud = try BoundLoadBalancer()
        let (old, new) = (try cloud.cloud.certificate(), try cloud.cloud.certificate("b.example"))
        let listener = try cloud.listener("HTTPS", 443, ["Certificate": ["CertId": old]])
        let withSni = try cloud.listener("HTTPS", 444, ["SniSwitch": 1])
        let rule: JSON = ["Domain": "a.example", "Url": "/", "Certificate": ["CertId": old]]
        _ = try cloud.createRules([rule], on: withSni)

        let request: JSON = ["OldCertificateId": old, "Certificate": ["CertId": new]]
        #expect(try cloud.cloud.clb("ReplaceCertForLoadBalancers", request).errorCode == nil)

        #expect(try cloud.describe(listener)?["Certificate"]?["CertId"] == new)
        #expect(try cloud.rules(of: withSni)[0]["Certificate"]?["CertId"] == new)
        #expect(try users(of: old, in: cloud) == [])
    }

    @Test func `an authority's certificate is replaced by another one's`() throws {
        let cloud = try BoundLoadBalancer()
        let old = try cloud.cloud.authority()
        let certificate: JSON = ["SSLMode": "MUTUAL", "CertId": try cloud.cloud.certificate(), "CertCaId": old]
        let listener = try cloud.listener("HTTPS", 443, ["Certificate": certificate])
        let pem = try TestCertificates.identity(for: ["other"]).authorityPEM

        let contents: JSON = ["SSLMode": "MUTUAL", "CertCaName": "new", "CertCaContent": .string(pem)]
        let request: JSON = ["OldCertificateId": old, "Certificate": contents]
        #expect(try cloud.cloud.clb("ReplaceCertForLoadBalancers", request).errorCode == nil)

        let shown = try cloud.describe(listener)?["Certificate"]
        #expect(shown?["CertCaId"] != old)
        #expect(shown?["CertId"] == (try cloud.cloud.certificate()))
    }

    @Test func `what is unknown, of another kind or missing cannot take the place`() throws {
        let cloud = try BoundLoadBalancer().cloud
        let known = try cloud.certificate()
        let requests: [(JSON, JSON, String)] = [
            ("cert1234", ["CertId": known], "InvalidParameterValue"),
            (known, ["CertId": "cert1234"], "InvalidParameterValue"),
            (known, ["CertId": try cloud.authority()], "InvalidParameterValue"),
            (known, ["SSLMode": "UNIDIRECTIONAL"], "MissingParameter"),
        ]

        for (old, certificate, code) in requests {
            let request: JSON = ["OldCertificateId": old, "Certificate": certificate]
            #expect(try cloud.clb("ReplaceCertForLoadBalancers", request).errorCode == code)
        }
    }

    @Test func `a certificate in use cannot be deleted`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.cloud.certificate()
        let listener = try cloud.listener("HTTPS", 443, ["Certificate": ["CertId": id]])

        let inUse = try cloud.cloud.ssl("DeleteCertificate", ["CertificateId": id])
        _ = try cloud.call("DeleteListener", ["ListenerId": listener])
        let free = try cloud.cloud.ssl("DeleteCertificate", ["CertificateId": id])

        #expect(inUse.errorCode == "FailedOperation.DeleteResourceFailed")
        #expect(free["DeleteResult"] == true)
    }
}
