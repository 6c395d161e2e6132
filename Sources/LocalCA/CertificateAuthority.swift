import Crypto
package import Foundation
import SwiftASN1
import X509

/// A root certificate with its key, able to sign server certificates.
///
/// Clients that trust it can dial the simulator by the vendor's own host names over TLS, which is what lets tools
/// that know no other scheme run unmodified. P-256 because every client has it and a key takes microseconds to make.
package struct CertificateAuthority: Sendable {
    let certificate: Certificate
    let key: P256.Signing.PrivateKey

    /// A new authority whose life starts at that moment.
    package init(now: Date) throws {
        key = P256.Signing.PrivateKey()
        let publicKey = Certificate.PublicKey(key.publicKey)
        // The name carries part of the key's hash: a machine that trusts two of these can tell them apart.
        let keyIdentifier = SubjectKeyIdentifier(hash: publicKey)
        let mark = keyIdentifier.keyIdentifier.prefix(4).map { String(format: "%02x", $0) }.joined()
        let name = try DistinguishedName {
            OrganizationName("clbsim")
            CommonName("clbsim local authority \(mark)")
        }
        certificate = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: publicKey,
            notValidBefore: now - Validity.backdating,
            notValidAfter: now + Validity.authority,
            issuer: name,
            subject: name,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                keyIdentifier
            },
            issuerPrivateKey: Certificate.PrivateKey(key)
        )
    }

    /// An authority read back; `nil` where the text is damaged, the two do not belong together, or it is about to end.
    init?(certificatePEM: String, keyPEM: String, now: Date) {
        guard
            let certificate = try? Certificate(pemEncoded: certificatePEM),
            let key = try? P256.Signing.PrivateKey(pemRepresentation: keyPEM),
            certificate.publicKey == Certificate.PublicKey(key.publicKey),
            certificate.isFresh(at: now)
        else { return nil }
        self.certificate = certificate
        self.key = key
    }

    var keyPEM: String { key.pemRepresentation + "\n" }

    /// A new server certificate, with a new key, for those host names and addresses.
    package func issue(
        for names: [String],
        now: Date,
        keyAlgorithm: KeyAlgorithm = .ecc
    ) throws -> ServerIdentity {
        let serverKey = try ServerKey(keyAlgorithm)
        let publicKey = serverKey.publicKey
        let leaf = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: publicKey,
            notValidBefore: now - Validity.backdating,
            notValidAfter: now + Validity.server,
            issuer: certificate.subject,
            subject: DistinguishedName {
                OrganizationName("clbsim")
                CommonName("clbsim")
            },
            extensions: extensions(of: publicKey, names: names.map(SubjectName.init)),
            issuerPrivateKey: Certificate.PrivateKey(key)
        )
        return try ServerIdentity(
            certificatePEM: leaf.text,
            privateKeyPEM: serverKey.pem,
            authorityPEM: certificate.text
        )
    }

    private func extensions(of publicKey: Certificate.PublicKey, names: [SubjectName]) throws -> Certificate.Extensions
    {
        try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(KeyUsage(digitalSignature: true))
            try ExtendedKeyUsage([.serverAuth])
            SubjectKeyIdentifier(hash: publicKey)
            AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: certificate.publicKey).keyIdentifier)
            SubjectAlternativeNames(names.map(\.generalName))
        }
    }
}
