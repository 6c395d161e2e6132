import Crypto
import CryptoExtras
import X509

extension CertificateAuthority {
    /// What keys are made of: curves for ourselves, as they are quick to make, and what else clients may have.
    package enum KeyAlgorithm: Sendable {
        case ecc, rsa
    }
}

/// A new private key for a server.
struct ServerKey {
    let publicKey: Certificate.PublicKey
    let pem: String

    init(_ algorithm: CertificateAuthority.KeyAlgorithm) throws {
        switch algorithm {
        case .ecc:
            let key = P256.Signing.PrivateKey()
            publicKey = Certificate.PublicKey(key.publicKey)
            pem = key.pemRepresentation + "\n"
        case .rsa:
            let key = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            publicKey = Certificate.PublicKey(key.publicKey)
            pem = key.pemRepresentation + "\n"
        }
    }
}
