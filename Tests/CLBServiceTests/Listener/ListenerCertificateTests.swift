import LocalCA
import CloudAPI
import CloudWire
import TestSupport
import Testing

/// Reference 3.1, the rows on certificates and SNI.
struct ListenerCertificateTests {
    /// Certificates that do together: one of each key algorithm, and an authority's.
    private static func several(_ mode: String, in cloud: BoundLoadBalancer) throws -> JSON {
        let second = try cloud.cloud.certificate(keyAlgorithm: .rsa)
        var list: [JSON] = [["CertId": try cloud.cloud.certificate()], ["CertId": second]]
        // The place of the authority's does not matter.
        if mode == "MUTUAL" { list.insert(["CertId": try cloud.cloud.authority()], at: 1) }
        return ["SSLMode": .string(mode), "CertList": .array(list)]
    }

    private static func mutual(in cloud: BoundLoadBalancer) throws -> JSON {
        ["SSLMode": "MUTUAL", "CertId": try cloud.cloud.certificate(), "CertCaId": try cloud.cloud.authority()]
    }

    @Test(arguments: ["TCP_SSL", "HTTPS"])
    func `an encrypted listener needs one way to give certificates`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()
        let one: JSON = ["CertId": try cloud.cloud.certificate()]
        let several = try Self.several("UNIDIRECTIONAL", in: cloud)

        let none = try cloud.createListener(`protocol`)
        let both = try cloud.createListener(`protocol`, 80, ["Certificate": one, "MultiCertInfo": several])

        #expect(none.errorCode == "MissingParameter")
        #expect(both.errorCode == "InvalidParameter")
        #expect(try cloud.createListener(`protocol`, 80, ["Certificate": one]).errorCode == nil)
    }

    @Test(
        arguments: [
            (["CertId": "short"], "InvalidParameterValue"), (["SSLMode": "UNIDIRECTIONAL"], "MissingParameter"),
            (["CertId": "SERVER", "SSLMode": "MUTUAL"], "MissingParameter"),
            (["CertId": "SERVER", "SSLMode": "none"], "InvalidParameterValue"),
            (["CertId": "SERVER", "CertCaId": "CA"], "InvalidParameterValue"),
            (["CertId": "CA"], "InvalidParameterValue"),
            (["CertId": "SERVER", "SSLMode": "MUTUAL", "CertCaId": "SERVER"], "InvalidParameterValue"),
            (["CertContent": "-----BEGIN"], "MissingParameter"),
            (["CertContent": "-----BEGIN", "CertName": "web"], "InvalidParameterValue"),
        ] as [([String: String], String)]
    )
    func `certificates that cannot be are refused`(certificate: [String: String], code: String) throws {
        let cloud = try BoundLoadBalancer()
        let known = ["SERVER": try cloud.cloud.certificate(), "CA": try cloud.cloud.authority()]
        let members = certificate.map { (name: $0.key, value: known[$0.value] ?? .string($0.value)) }

        let response = try cloud.createListener("HTTPS", 443, ["Certificate": .object(JSONObject(members))])

        #expect(response.errorCode == code)
    }

    @Test(arguments: ["nope", "cert1234"])
    func `an unknown certificate is named in the recorded text`(id: String) throws {
        let certificate: JSON = ["CertId": .string(id)]
        let response = try BoundLoadBalancer().createListener("HTTPS", 443, ["Certificate": certificate])

        #expect(response.errorCode == "InvalidParameterValue")
        #expect(response.errorMessage == "Query certificate '\(id)' failed.")
    }

    @Test func `another account's certificate is unknown`() throws {
        let cloud = try BoundLoadBalancer()
        let certificate: JSON = ["CertId": try cloud.cloud.seen(from: "other").certificate()]

        let response = try cloud.createListener("HTTPS", 443, ["Certificate": certificate])

        #expect(response.errorMessage?.hasPrefix("Query certificate") == true)
    }

    @Test func `a setting accepts certificates that nobody uploaded`() throws {
        let cloud = try BoundLoadBalancer(.immediate { $0.unknownCertificates = .accept })

        let id = try cloud.listener("HTTPS", 443, ["Certificate": ["CertId": "cert1234"]])
        let malformed = try cloud.createListener("HTTPS", 444, ["Certificate": ["CertId": "nope"]])

        #expect(try cloud.describe(id)?["Certificate"]?["CertId"] == "cert1234")
        #expect(malformed.errorMessage == "Query certificate 'nope' failed.")
    }

    @Test func `a certificate that has ended is refused`() throws {
        let cloud = try BoundLoadBalancer()
        let certificate: JSON = ["CertId": try cloud.cloud.certificate(life: .over)]

        #expect(
            try cloud.createListener("HTTPS", 443, ["Certificate": certificate]).errorCode == "InvalidParameterValue"
        )
    }

    @Test func `one-way certificates have no authority`() throws {
        let cloud = try BoundLoadBalancer()

        let certificate = try cloud.describe(cloud.listener("HTTPS", 443))?["Certificate"]

        #expect(certificate?["SSLMode"] == "UNIDIRECTIONAL")
        #expect(certificate?["CertId"] == (try cloud.cloud.certificate()))
        #expect(certificate?["CertCaId"] == .null)
    }

    @Test func `mutual certificates name their authority`() throws {
        let cloud = try BoundLoadBalancer()

        let id = try cloud.listener("TCP_SSL", 443, ["Certificate": Self.mutual(in: cloud)])

        #expect(try cloud.describe(id)?["Certificate"]?["CertCaId"] == cloud.cloud.authority())
        #expect(try cloud.describe(id)?["Certificate"]?["SSLVerifyClient"] == "ON")
    }

    @Test(arguments: ["UNIDIRECTIONAL", "MUTUAL"])
    func `further certificates are listed apart`(mode: String) throws {
        let cloud = try BoundLoadBalancer()

        let created = try cloud.createListener("HTTPS", 443, ["MultiCertInfo": Self.several(mode, in: cloud)])
        let certificate = try cloud.describe(created["ListenerIds"]?[0] ?? .null)?["Certificate"]

        #expect(certificate?["CertId"] == (try cloud.cloud.certificate()))
        #expect(certificate?["ExtCertIds"] == [try cloud.cloud.certificate(keyAlgorithm: .rsa)])
        #expect(certificate?["CertCaId"] == (mode == "MUTUAL" ? try cloud.cloud.authority() : .null))
    }

    @Test func `several certificates are of different key algorithms`() throws {
        let cloud = try BoundLoadBalancer()
        let list: JSON = [
            ["CertId": try cloud.cloud.certificate("a.example")], ["CertId": try cloud.cloud.certificate("b.example")],
        ]

        let response = try cloud.createListener(
            "HTTPS",
            443,
            ["MultiCertInfo": ["SSLMode": "UNIDIRECTIONAL", "CertList": list]]
        )

        #expect(response.errorCode == "InvalidParameterValue")
    }

    @Test(arguments: ["TCP", "UDP", "HTTP"])
    func `other listeners take no certificate`(protocol: String) throws {
        let cloud = try BoundLoadBalancer()

        let response = try cloud.createListener(`protocol`, 80, ["Certificate": Self.mutual(in: cloud)])

        #expect(response.errorCode == "InvalidParameterValue")
    }

    @Test func `with SNI the listener has no certificate`() throws {
        let cloud = try BoundLoadBalancer()

        let refused = try cloud.createListener("HTTPS", 443, ["SniSwitch": 1, "Certificate": Self.mutual(in: cloud)])
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
        #expect(try cloud.rules(of: id)[0]["Certificate"]?["CertId"] == cloud.cloud.certificate())
    }
}
