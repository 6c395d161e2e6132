import CloudModel
import Crypto
import CryptoExtras
import Foundation
import SwiftASN1
import X509

extension UploadedCertificate.Link {
    /// What a certificate says of itself.
    init(_ certificate: Certificate) throws {
        let attributes = certificate.subject.flatMap { Array($0) }
        let commonName = attributes.first { $0.type == .RDNAttributeType.commonName }
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        let digest = Insecure.SHA1.hash(data: serializer.serializedBytes)
        self.init(
            subject: certificate.subject.description,
            issuer: certificate.issuer.description,
            commonName: commonName.flatMap { String($0.value) } ?? "",
            names: (try? certificate.extensions.subjectAlternativeNames)?.compactMap(\.hostText) ?? [],
            keyAlgorithm: certificate.publicKey.algorithmText,
            beginsAtSeconds: Int64(certificate.notValidBefore.timeIntervalSince1970),
            endsAtSeconds: Int64(certificate.notValidAfter.timeIntervalSince1970),
            fingerprint: digest.map { String(format: "%02x", $0) }.joined()
        )
    }
}

extension Certificate.PublicKey {
    fileprivate var algorithmText: String {
        if let key = _RSA.Signing.PublicKey(self) { return "RSA \(key.keySizeInBits)" }
        if P256.Signing.PublicKey(self) != nil { return "ECC 256" }
        if P384.Signing.PublicKey(self) != nil { return "ECC 384" }
        if P521.Signing.PublicKey(self) != nil { return "ECC 521" }
        return "ED25519"
    }
}

extension GeneralName {
    /// A host name or an address; other kinds of names are not what servers are dialled by.
    fileprivate var hostText: String? {
        switch self {
        case .dnsName(let host): host
        case .ipAddress(let octets) where octets.bytes.count == 4:
            octets.bytes.map { String($0) }.joined(separator: ".")
        default: nil
        }
    }
}
