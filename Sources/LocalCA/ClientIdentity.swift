import Crypto
import Foundation
import SwiftASN1
import X509

/// What a client shows to prove that it may administer: a certificate of the authority with its key, as PEM text.
package struct ClientIdentity: Equatable, Sendable {
    package var certificatePEM: String
    package var privateKeyPEM: String
}

extension CertificateAuthority {
    /// A new certificate for the administrator of clusters, with a new key.
    ///
    /// Its subject is the one that Kubernetes takes for an administrator: a member of `system:masters`.
    func issueAdministrator(now: Date) throws -> ClientIdentity {
        let clientKey = P256.Signing.PrivateKey()
        let publicKey = Certificate.PublicKey(clientKey.publicKey)
        let leaf = try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: publicKey,
            notValidBefore: now - Validity.backdating,
            notValidAfter: now + Validity.server,
            issuer: certificate.subject,
            subject: DistinguishedName {
                OrganizationName("system:masters")
                CommonName("admin")
            },
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.clientAuth])
                SubjectKeyIdentifier(hash: publicKey)
            },
            issuerPrivateKey: Certificate.PrivateKey(key)
        )
        return ClientIdentity(
            certificatePEM: try leaf.text,
            privateKeyPEM: clientKey.pemRepresentation + "\n"
        )
    }
}
