package import Foundation
import SwiftASN1
import X509

/// The folder that keeps an authority and the server certificate it signed, across runs.
///
/// It heals itself: whatever is missing, damaged, about to end or made for other names is made again, so deleting the
/// folder (or any file in it) is always safe. A new authority means that clients have to be given `ca.pem` again,
/// so it is replaced only when it cannot be used.
package struct AuthorityFolder: Sendable {
    private let folder: URL

    package init(_ folder: URL) {
        self.folder = folder
    }

    /// Where clients find the certificate to trust.
    package var authorityFile: URL { folder.appendingPathComponent("ca.pem") }

    /// A server certificate for those host names and addresses: the kept one if it still serves, else a new one.
    ///
    /// The time is that of the clients' clocks, not a simulated one: they check the dates against theirs.
    package func identity(for names: [String], now: Date) throws -> ServerIdentity {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try FolderLock.holding(folder) {
            let authority = try authority(now: now)
            return try keptIdentity(of: authority, for: names, now: now)
                ?? newIdentity(of: authority, for: names, now: now)
        }
    }

    /// A certificate for the administrator of clusters, made anew at each start: nothing depends on its staying the same.
    package func administrator(now: Date) throws -> ClientIdentity {
        try FolderLock.holding(folder) { try authority(now: now).issueAdministrator(now: now) }
    }

    private func newIdentity(
        of authority: CertificateAuthority,
        for names: [String],
        now: Date
    ) throws -> ServerIdentity {
        let identity = try authority.issue(for: names, now: now)
        try SealedFile(serverKeyFile).write(identity.privateKeyPEM, access: .owner)
        try SealedFile(serverFile).write(identity.certificatePEM, access: .everyone)
        return identity
    }

    private var authorityKeyFile: URL { folder.appendingPathComponent("ca-key.pem") }
    private var serverFile: URL { folder.appendingPathComponent("server.pem") }
    private var serverKeyFile: URL { folder.appendingPathComponent("server-key.pem") }

    private func authority(now: Date) throws -> CertificateAuthority {
        if let certificate = SealedFile(authorityFile).text, let key = SealedFile(authorityKeyFile).text,
            let kept = CertificateAuthority(certificatePEM: certificate, keyPEM: key, now: now)
        {
            return kept
        }
        let authority = try CertificateAuthority(now: now)
        try SealedFile(authorityKeyFile).write(authority.keyPEM, access: .owner)
        try SealedFile(authorityFile).write(authority.certificate.text, access: .everyone)
        return authority
    }

    private func keptIdentity(
        of authority: CertificateAuthority,
        for names: [String],
        now: Date
    ) throws -> ServerIdentity? {
        guard
            let text = SealedFile(serverFile).text, let key = SealedFile(serverKeyFile).text,
            let certificate = try? Certificate(pemEncoded: text), certificate.isFresh(at: now),
            certificate.isIssued(by: authority, for: Set(names.map(SubjectName.init)), keyPEM: key)
        else { return nil }
        return try ServerIdentity(
            certificatePEM: text,
            privateKeyPEM: key,
            authorityPEM: authority.certificate.text
        )
    }
}
