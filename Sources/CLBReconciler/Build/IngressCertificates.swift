import CloudWire
import KubeObjects

/// The certificates that an Ingress names for its hosts (reference 2.2, 4.1).
struct IngressCertificates {
    /// A certificate, or why the Secret that should name it does not; that keeps back only what is not there yet.
    typealias Found = Result<DesiredCertificate, SyncFailure>

    /// Of the listener, or of hosts that have none of their own.
    private(set) var standard: Found?
    private var byHost: [String: Found] = [:]
    private let subject: String

    /// Whether each host has its own.
    var usesSNI: Bool { !byHost.isEmpty }
    var areGiven: Bool { usesSNI || standard != nil }

    /// - Throws: E4048 for two certificates that are for any host, E4049 for two of one host.
    init(_ ingress: KubeObject, _ view: ObjectLookup) throws(SyncFailure) {
        subject = "Ingress:\(ingress.namespace)/\(ingress.name)."
        let entries = ingress["spec", "tls"]?.array ?? []
        let key = IngressAnnotation.certificate
        if let text = ingress.annotation(key) {
            guard entries.isEmpty else { throw SyncFailure("E4049", "Annotation \(key) excludes spec.tls.") }
            for entry in try AnnotationJSON.value(text, key, code: "E4035").array ?? [] {
                try add(.success(try Self.certificate(entry, key)), for: entry["hosts"])
            }
            return
        }
        for entry in entries {
            let found = Found { () throws(SyncFailure) in
                try SecretCertificate.certificate(
                    entry["secretName"]?.string,
                    in: ingress.namespace,
                    for: ingress,
                    .ingress,
                    view
                )
            }
            try add(found, for: entry["hosts"])
        }
    }

    private static func certificate(_ entry: JSON, _ key: String) throws(SyncFailure) -> DesiredCertificate {
        let said = entry["qcloud_cert_id"]
        let ids = said?.array?.compactMap(\.string) ?? [said?.string].compactMap { $0 }
        guard let id = ids.first, !ids.contains("") else {
            throw SyncFailure("E4035", "Annotation \(key): each entry names its certificate in qcloud_cert_id.")
        }
        return DesiredCertificate(
            id: id,
            furtherIds: Array(ids.dropFirst()),
            authorityId: entry["qcloud_ca_cert_id"]?.string
        )
    }

    private mutating func add(_ found: Found, for hosts: JSON?) throws(SyncFailure) {
        let hosts = (hosts?.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
        if hosts.isEmpty {
            guard standard == nil else {
                throw SyncFailure("E4048", "\(subject) More than one certificate is the default one.")
            }
            standard = found
        }
        for host in hosts {
            guard byHost.updateValue(found, forKey: host) == nil else {
                throw SyncFailure("E4049", "\(subject) Host \(host) has more than one certificate.")
            }
        }
    }

    /// What a listener without SNI is given.
    ///
    /// - Throws: E4009 where none is named.
    func ofListener() throws(SyncFailure) -> Found {
        guard let standard else {
            throw SyncFailure("E4009", "\(subject) Secret name is empty. For https rule cert secret is required.")
        }
        return standard
    }

    /// What a host is given: its own, that of the pattern it falls under, the default one.
    ///
    /// - Throws: E4040 where there is none.
    func certificate(of host: String) throws(SyncFailure) -> Found {
        // A pattern stands for one label.
        let pattern = host.firstIndex(of: ".").map { "*" + host[$0...] } ?? ""
        guard let found = byHost[host] ?? byHost[pattern] ?? standard else {
            let name = host.isEmpty ? "without a host" : host
            throw SyncFailure("E4040", "\(subject) No certificate is named for the rules \(name).")
        }
        return found
    }
}
