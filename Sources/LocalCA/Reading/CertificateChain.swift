package import CloudModel
import SwiftASN1
import X509

/// Certificates read from PEM text: the one it is about, then those that lead to a root.
package struct CertificateChain: Sendable {
    /// Never empty.
    package let links: [UploadedCertificate.Link]
    private let leaf: Certificate

    /// Reads them; nil where the text has none, or something else, or a damaged one.
    package init?(pem: String) {
        guard
            let documents = try? PEMDocument.parseMultiple(pemString: pem),
            let certificates = try? documents.map(Certificate.init(pemDocument:)),
            let leaf = certificates.first,
            let links = try? certificates.map(UploadedCertificate.Link.init)
        else { return nil }
        self.leaf = leaf
        self.links = links
    }

    /// Whether PEM text is the private key of the first certificate; keys behind a password are none.
    package func isPrivateKey(pem: String) -> Bool {
        // Tools write the parameters of elliptic curves before the key.
        guard
            let documents = try? PEMDocument.parseMultiple(pemString: pem),
            let document = documents.first(where: { $0.discriminator.hasSuffix("PRIVATE KEY") }),
            let key = try? Certificate.PrivateKey(pemDocument: document)
        else { return false }
        return key.publicKey == leaf.publicKey
    }
}
