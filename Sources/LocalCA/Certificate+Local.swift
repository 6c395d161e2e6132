import Crypto
import Foundation
import SwiftASN1
import X509

extension Certificate {
    /// The certificate as PEM, ending in a line break so that files can be concatenated.
    var text: String {
        get throws { try serializeAsPEM().pemString + "\n" }
    }

    /// Whether it is valid and will stay so long enough to serve with.
    func isFresh(at now: Date) -> Bool {
        notValidBefore <= now && now + Validity.renewal < notValidAfter
    }

    /// Whether that authority signed it, for exactly those names and that key.
    func isIssued(by authority: CertificateAuthority, for names: Set<SubjectName>, keyPEM: String) -> Bool {
        guard
            let key = try? P256.Signing.PrivateKey(pemRepresentation: keyPEM),
            publicKey == PublicKey(key.publicKey),
            let subject = try? extensions.subjectAlternativeNames,
            Set(subject.compactMap(SubjectName.init)) == names
        else { return false }
        return authority.certificate.publicKey.isValidSignature(signature, for: self)
    }
}
