import CloudWire
import KubeObjects

extension ObservedLoadBalancer {
    /// An element of DescribeLoadBalancers.
    init(_ json: JSON) {
        id = json["LoadBalancerId"]?.string ?? ""
        name = json["LoadBalancerName"]?.string ?? ""
        isInternal = json["LoadBalancerType"]?.string == "INTERNAL"
        isApplication = json["Forward"]?.int != 0
        isRunning = json["Status"]?.int == 1
        vpcId = json["VpcId"]?.string ?? ""
        subnetId = json["SubnetId"]?.string ?? ""
        vips = (json["LoadBalancerVips"]?.array ?? []).compactMap(\.string)
        domain =
            [json["LoadBalancerDomain"]?.string, json["Domain"]?.string].compactMap { $0 }.first { !$0.isEmpty } ?? ""
        for tag in json["Tags"]?.array ?? [] { tags[tag["TagKey"]?.string ?? ""] = tag["TagValue"]?.string }
        securityGroups = (json["SecureGroups"]?.array ?? []).compactMap(\.string)
        passesToTarget = json["LoadBalancerPassToTarget"]?.bool ?? false
        isDeletionProtected = (json["AttributeFlags"]?.array ?? []).contains("DeleteProtect")
        bandwidthMbps = json[path: "NetworkAttributes", "InternetMaxBandwidthOut"]?.int.map(Int.init)
        snatSubnets = (json["SnatIps"]?.array ?? []).compactMap { $0["SubnetId"]?.string }
    }

    /// With the listeners, rules and settings that DescribeListeners tells, and as yet no targets.
    mutating func readListeners(_ json: JSONObject) {
        let listeners = json["Listeners"]?.array ?? []
        self.listeners = listeners.map(ObservedListener.init)
        redirects = listeners.flatMap { listener in
            (listener["Rules"]?.array ?? []).compactMap {
                ObservedRedirect($0, on: listener["ListenerId"]?.string ?? "")
            }
        }
        depth = .attributes
    }

    /// With the targets that DescribeTargets tells, which completes it.
    mutating func readTargets(_ json: JSONObject) {
        for listener in json["Listeners"]?.array ?? [] {
            let id = listener["ListenerId"]?.string
            guard let place = listeners.firstIndex(where: { $0.id == id }) else { continue }
            listeners[place].targets = Self.targets(listener)
            for rule in listener["Rules"]?.array ?? [] {
                let id = rule["LocationId"]?.string
                guard let number = listeners[place].rules.firstIndex(where: { $0.id == id }) else { continue }
                listeners[place].rules[number].targets = Self.targets(rule)
            }
        }
        depth = .settings
    }

    private static func targets(_ json: JSON) -> [TargetKey: Int] {
        var result: [TargetKey: Int] = [:]
        for target in json["Targets"]?.array ?? [] {
            guard let address = target["PrivateIpAddresses"]?[0]?.string, let port = target["Port"]?.int else {
                continue
            }
            result[TargetKey(address: address, port: Int(port))] = Int(target["Weight"]?.int ?? 10)
        }
        return result
    }
}

extension ObservedListener {
    init(_ json: JSON) {
        id = json["ListenerId"]?.string ?? ""
        name = json["ListenerName"]?.string ?? ""
        key = ListenerKey(port: Int(json["Port"]?.int ?? 0), protocol: json["Protocol"]?.string ?? "")
        certificate = json["Certificate"].flatMap(DesiredCertificate.init)
        usesSNI = json["SniSwitch"]?.int == 1
        settings = ListenerSettings(observed: json)
        rules = (json["Rules"]?.array ?? []).map(ObservedRule.init)
    }
}

extension ObservedRule {
    init(_ json: JSON) {
        id = json["LocationId"]?.string ?? ""
        key = RuleKey(domain: json["Domain"]?.string ?? "", url: json["Url"]?.string ?? "")
        certificate = json["Certificate"].flatMap(DesiredCertificate.init)
        isDefaultServer = json["DefaultServer"]?.bool ?? false
        http2 = json["Http2"]?.bool ?? false
        settings = ListenerSettings(observed: json)
    }
}

extension ObservedRedirect {
    /// Nil for a rule that redirects nowhere.
    init?(_ rule: JSON, on listener: String) {
        guard let target = rule["RewriteTarget"], let to = target["TargetLocationId"]?.string, !to.isEmpty else {
            return nil
        }
        fromListener = listener
        fromRule = rule["LocationId"]?.string ?? ""
        toListener = target["TargetListenerId"]?.string ?? ""
        toRule = to
        code = Int(target["RewriteCode"]?.int ?? 302)
        isAutomatic = target["RewriteType"]?.string == "Auto"
    }
}

extension DesiredCertificate {
    init?(_ json: JSON) {
        guard let id = json["CertId"]?.string, !id.isEmpty else { return nil }
        let authority = json["CertCaId"]?.string ?? ""
        let further = (json["ExtCertIds"]?.array ?? []).compactMap(\.string)
        self.init(id: id, furtherIds: further, authorityId: authority.isEmpty ? nil : authority)
    }
}

extension ListenerSettings {
    /// What a listener or a rule is set to.
    init(observed json: JSON) {
        scheduler = json["Scheduler"]?.string
        sessionSeconds = json["SessionExpireTime"]?.int.map(Int.init)
        healthCheck = json["HealthCheck"]?.object.map { check in
            JSONObject(check.members.filter { $0.value != .null })
        }
        forwardType = json["ForwardType"]?.string
        keepsAlive = json["KeepaliveEnable"]?.int.map { $0 != 0 }
        isSnat = json["AttrFlags"]?.array.map { $0.contains("SnatEnable") }
    }
}
