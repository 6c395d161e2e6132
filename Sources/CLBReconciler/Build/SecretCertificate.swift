import CloudWire
import Foundation
import KubeObjects

/// The certificate that a Secret names: a key of an Opaque Secret, not PEM (reference 2.4, 4.1).
enum SecretCertificate {
    /// - Throws: E4009 to E4011 as the vendor's table has them.
    static func certificate(
        _ name: String?,
        in namespace: String,
        for object: KubeObject,
        _ kind: ObjectKey.Kind,
        _ view: ObjectLookup
    ) throws(SyncFailure) -> DesiredCertificate {
        let subject = "\(kind.rawValue):\(object.namespace)/\(object.name)."
        guard let name, !name.isEmpty else {
            throw SyncFailure("E4009", "\(subject) Secret name is empty. For https rule cert secret is required.")
        }
        guard let secret = view.object(.secret, namespace, name) else {
            throw SyncFailure("E4010", "\(subject) Secret \(name) not found")
        }
        guard let id = text(secret, "qcloud_cert_id"), !id.isEmpty else {
            throw SyncFailure("E4011", "\(subject) Secret \(name) has no data of qcloud_cert_id.")
        }
        return DesiredCertificate(id: id, authorityId: text(secret, "qcloud_ca_cert_id"))
    }

    private static func text(_ secret: KubeObject, _ key: String) -> String? {
        guard let encoded = secret["data", key]?.string else { return nil }
        let text = Data(base64Encoded: encoded).map { String(decoding: $0, as: UTF8.self) }
        // A newline at the end is what `echo | base64` leaves.
        return text?.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
}
