import CloudModel
package import CloudWire
import Foundation
package import LocalCA
import Synchronization
import Testing

/// Certificates that tests upload: real ones, of an authority of the tests' own.
package struct TestCertificates: Sendable {
    package enum Life: Sendable {
        case good, over
    }

    /// Making keys takes longer than most tests, so each certificate is made once in a process.
    private static let made = Mutex<[String: ServerIdentity]>([:])

    /// A server certificate with its key for those names.
    package static func identity(
        for names: [String],
        life: Life = .good,
        keyAlgorithm: CertificateAuthority.KeyAlgorithm = .ecc
    ) throws -> ServerIdentity {
        let key = "\(names) \(life) \(keyAlgorithm)"
        if let identity = made.withLock({ $0[key] }) { return identity }
        let start = Date(
            timeIntervalSince1970: Double(TestCloud.start.seconds) - (life == .good ? 0 : 3 * 365 * 86_400)
        )
        let identity = try CertificateAuthority(now: start).issue(for: names, now: start, keyAlgorithm: keyAlgorithm)
        // Another test may have made one meanwhile, and may have used it.
        return made.withLock { made in
            if let first = made[key] { return first }
            made[key] = identity
            return identity
        }
    }
}

extension TestCloud {
    /// The id of an uploaded server certificate for that name; it is uploaded once.
    package func certificate(
        _ name: String = "a.example",
        life: TestCertificates.Life = .good,
        keyAlgorithm: CertificateAuthority.KeyAlgorithm = .ecc
    ) throws -> JSON {
        let identity = try TestCertificates.identity(for: [name], life: life, keyAlgorithm: keyAlgorithm)
        let uploaded = try ssl(
            "UploadCertificate",
            [
                "CertificatePublicKey": .string(identity.certificatePEM),
                "CertificatePrivateKey": .string(identity.privateKeyPEM), "Repeatable": false,
            ]
        )
        return try #require(uploaded["CertificateId"], "\(uploaded)")
    }

    /// The id of an uploaded certificate of an authority; it is uploaded once.
    package func authority() throws -> JSON {
        let identity = try TestCertificates.identity(for: ["a.example"])
        let uploaded = try ssl(
            "UploadCertificate",
            [
                "CertificatePublicKey": .string(identity.authorityPEM), "CertificateType": "CA",
                "Repeatable": false,
            ]
        )
        return try #require(uploaded["CertificateId"], "\(uploaded)")
    }
}
