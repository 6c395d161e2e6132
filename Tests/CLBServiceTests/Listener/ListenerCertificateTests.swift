import CloudWire
import TestSupport
import Testing

/// Reference 3.1, the rows on certificates and SNI.
struct ListenerCertificateTests {
    private static let mutual: JSON = ["SSLMode": "MUTUAL", "CertId": "cert1234", "CertCaId": "auth1234"]
    private static let several: JSON = [
        "SSLMode": "UNIDIRECTIONAL", "CertList": [["CertId": "cert1234"], ["CertId": "cert5678"]],
    ]

    @Test(arguments: ["TCP_SSL", "HTTPS"])
    func `an encrypted listener needs one way to give certificates`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()
        let one: JSON = ["CertId": "cert1234"]

        let none = try cloud.createListener(`protocol`)
        let both = try cloud.createListener(`protocol`, 80, ["Certificate": one, "MultiCertInfo": Self.several])

        #expect(none.errorCode == "MissingParameter")
        #expect(both.errorCode == "InvalidParameter")
        #expect(try cloud.createListener(`protocol`, 80, ["Certificate": one]).errorCode == nil)
    }

    @Test(
        arguments: [
            (["CertId": "short"], "InvalidParameterValue"), (["SSLMode": "UNIDIRECTIONAL"], "MissingParameter"),
            (["CertId": "cert1234", "SSLMode": "MUTUAL"], "MissingParameter"),
            (["CertId": "cert1234", "SSLMode": "none"], "InvalidParameterValue"),
            (["CertId": "cert1234", "CertCaId": "auth1234"], "InvalidParameterValue"),
            (["CertContent": "-----BEGIN"], "UnsupportedOperation"),
        ] as [(JSON, String)]
    )
    func `certificates that cannot be are refused`(certificate: JSON, code: String) throws {
        let response = try BoundLoadBalancer().createListener("HTTPS", 443, ["Certificate": certificate])

        #expect(response.errorCode == code)
    }

    @Test func `an unknown certificate is named in the recorded text`() throws {
        let response = try BoundLoadBalancer().createListener("HTTPS", 443, ["Certificate": ["CertId": "nope"]])

        #expect(response.errorMessage == "Query certificate 'nope' failed.")
    }

    @Test func `one-way certificates have no authority`() throws {
        let cloud = try BoundLoadBalancer()

        let certificate = try cloud.describe(cloud.listener("HTTPS", 443))?["Certificate"]

        #expect(certificate?["SSLMode"] == "UNIDIRECTIONAL")
        #expect(certificate?["CertId"] == "cert1234")
        #expect(certificate?["CertCaId"] == .null)
    }

    @Test func `mutual certificates name their authority`() throws {
        let cloud = try BoundLoadBalancer()

        let id = try cloud.listener("TCP_SSL", 443, ["Certificate": Self.mutual])

        #expect(try cloud.describe(id)?["Certificate"]?["CertCaId"] == "auth1234")
        #expect(try cloud.describe(id)?["Certificate"]?["SSLVerifyClient"] == "ON")
    }

    @Test func `further certificates are listed apart`() throws {
        let cloud = try BoundLoadBalancer()

        let created = try cloud.createListener("HTTPS", 443, ["MultiCertInfo": Self.several])
        let certificate = try cloud.describe(created["ListenerIds"]?[0] ?? .null)?["Certificate"]

        #expect(certificate?["CertId"] == "cert1234")
        #expect(certificate?["ExtCertIds"] == ["cert5678"])
    }

    @Test(arguments: ["TCP", "UDP", "HTTP"])
    func `other listeners take no certificate`(protocol: String) throws {
        let response = try BoundLoadBalancer().createListener(`protocol`, 80, ["Certificate": Self.mutual])

        #expect(response.errorCode == "InvalidParameterValue")
    }

    @Test func `with SNI the listener has no certificate`() throws {
        let cloud = try BoundLoadBalancer()

        let refused = try cloud.createListener("HTTPS", 443, ["SniSwitch": 1, "Certificate": Self.mutual])
        let id = try cloud.listener("HTTPS", 443, ["SniSwitch": 1])

        #expect(refused.errorCode == "InvalidParameterValue")
        #expect(try cloud.describe(id)?["SniSwitch"] == 1)
        #expect(try cloud.describe(id)?["Certificate"] == .null)
    }

    @Test func `SNI is turned on and never off, and domains keep the certificate`() throws {
        let cloud = try BoundLoadBalancer()
        let id = try cloud.listener("HTTPS", 443)
        _ = try cloud.rule(on: id)

        let on = try cloud.call("ModifyListener", ["ListenerId": id, "SniSwitch": 1])
        let off = try cloud.call("ModifyListener", ["ListenerId": id, "SniSwitch": 0])

        #expect(on.errorCode == nil)
        #expect(off.errorCode == "InvalidParameterValue")
        #expect(try cloud.rules(of: id)[0]["Certificate"]?["CertId"] == "cert1234")
    }
}
