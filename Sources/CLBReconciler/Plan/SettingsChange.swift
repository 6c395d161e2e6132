import CloudWire

/// What of a listener is to change, as the members of a ModifyListener; nil for nothing.
struct ListenerChange {
    var members = JSONObject()
    var after: ObservedListener

    init?(_ wanted: DesiredListener, _ present: ObservedListener) {
        after = present
        if let name = wanted.name, name != present.name {
            members["ListenerName"] = .string(name)
            after.name = name
        }
        if let certificate = wanted.certificate, certificate != present.certificate {
            certificate.add(to: &members)
            after.certificate = certificate
        }
        if wanted.usesSNI, !present.usesSNI {
            members["SniSwitch"] = 1
            after.usesSNI = true
        }
        wanted.settings.add(to: &members, differingFrom: &after.settings)
        if members.members.isEmpty { return nil }
    }
}

/// What of a rule is to change, as the members of a ModifyRule; nil for nothing.
struct RuleChange {
    var members = JSONObject()
    var after: ObservedRule

    init?(_ wanted: DesiredRule, _ present: ObservedRule) {
        after = present
        wanted.settings.add(to: &members, differingFrom: &after.settings)
        if members.members.isEmpty { return nil }
    }
}

/// What of a domain is to change, as the members of a ModifyDomainAttributes; nil for nothing.
struct DomainChange {
    var members = JSONObject()
    var after: ObservedRule

    init?(_ wanted: DesiredRule, _ present: ObservedRule) {
        after = present
        if let certificate = wanted.certificate, certificate != present.certificate {
            certificate.add(to: &members)
            after.certificate = certificate
        }
        if let http2 = wanted.http2, http2 != present.http2 {
            members["Http2"] = .bool(http2)
            after.http2 = http2
        }
        // Only on: the default moves by naming another one.
        if wanted.isDefaultServer == true, !present.isDefaultServer {
            members["DefaultServer"] = true
            after.isDefaultServer = true
        }
        if members.members.isEmpty { return nil }
    }
}

extension DesiredCertificate {
    /// Adds the API's Certificate, or where there are several its MultiCertInfo.
    func add(to members: inout JSONObject) {
        let mode = JSON.string(authorityId == nil ? "UNIDIRECTIONAL" : "MUTUAL")
        guard furtherIds.isEmpty else {
            let all = [id] + furtherIds + [authorityId].compactMap { $0 }
            members["MultiCertInfo"] = [
                "SSLMode": mode, "CertList": .array(all.map { ["CertId": .string($0)] }),
            ]
            return
        }
        var certificate = JSONObject([("SSLMode", mode), ("CertId", .string(id))])
        certificate["CertCaId"] = authorityId.map(JSON.string)
        members["Certificate"] = .object(certificate)
    }
}

extension ListenerSettings {
    /// The members for those settings that are said and differ; they are then taken for done.
    func add(to members: inout JSONObject, differingFrom present: inout ListenerSettings) {
        if let scheduler, scheduler != present.scheduler {
            members["Scheduler"] = .string(scheduler)
            present.scheduler = scheduler
        }
        if let sessionSeconds, sessionSeconds != present.sessionSeconds {
            members["SessionExpireTime"] = .int(Int64(sessionSeconds))
            present.sessionSeconds = sessionSeconds
        }
        if let forwardType, forwardType != present.forwardType {
            members["ForwardType"] = .string(forwardType)
            present.forwardType = forwardType
        }
        if let keepsAlive, keepsAlive != present.keepsAlive {
            members["KeepaliveEnable"] = .int(keepsAlive ? 1 : 0)
            present.keepsAlive = keepsAlive
        }
        if let isSnat, isSnat != present.isSnat {
            members["SnatEnable"] = .bool(isSnat)
            present.isSnat = isSnat
        }
        guard let healthCheck else { return }
        let differs = healthCheck.members.contains { present.healthCheck?[$0.name] != $0.value }
        guard differs else { return }
        var merged = present.healthCheck ?? JSONObject()
        for member in healthCheck.members { merged[member.name] = member.value }
        members["HealthCheck"] = .object(merged)
        present.healthCheck = merged
    }

    /// The members for a new listener or rule.
    var members: JSONObject {
        var members = JSONObject()
        var nothing = ListenerSettings()
        add(to: &members, differingFrom: &nothing)
        return members
    }
}

extension DesiredListener {
    /// Whether one call can create both.
    func isCreated(like other: DesiredListener) -> Bool {
        (key.protocol, certificate, usesSNI) == (other.key.protocol, other.certificate, other.usesSNI)
            && settings == other.settings && parameters == other.parameters
    }
}
