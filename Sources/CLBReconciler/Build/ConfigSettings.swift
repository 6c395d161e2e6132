import CloudWire
import KubeObjects

/// What a TkeServiceConfig says of listeners and rules (reference 2.3).
struct ConfigSettings {
    /// Names that the controller keeps for itself.
    private static let reservedSuffixes = ["-auto-service-config", "-auto-ingress-config"]

    private let spec: JSON?
    let name: String

    /// The config that an object names, if it does.
    ///
    /// - Returns: nothing set where none is named or the named one is missing; that is warned of and blocks nothing.
    init(
        of object: KubeObject,
        _ names: SharedAnnotations,
        kind: ObjectKey.Kind,
        in view: ObjectLookup,
        warnings: inout [SyncFailure]
    ) throws(SyncFailure) {
        if object.isOn(names.configAuto) {
            name = AutoConfig.name(of: object, kind)
        } else if let manual = object.annotation(names.config) {
            guard !Self.reservedSuffixes.contains(where: manual.hasSuffix) else {
                throw SyncFailure(
                    kind == .service ? "E4005" : "E4051",
                    "TkeServiceConfig \(manual): names that end so are kept for automatic ones."
                )
            }
            name = manual
        } else {
            (spec, name) = (nil, "")
            return
        }
        let config = view.object(.config, object.namespace, name)
        spec = config?["spec", "loadBalancer"]
        if config == nil, !object.isOn(names.configAuto) {
            let code = kind == .service ? "E4026" : "E4043"
            warnings.append(SyncFailure(code, "TkeServiceConfig \(object.namespace)/\(name) is not found."))
        }
    }

    /// Of a public load balancer, in Mbit/s; nil where it is not said.
    var bandwidthMbps: Int? { spec?["internetMaxBandwidthOut"]?.int.map(Int.init) }

    /// What a layer-7 listener is to be called; nil where it is not said.
    func name(of key: ListenerKey) -> String? { listener("l7Listeners", key)?["listenerName"]?.string }

    /// What is said of a layer-4 listener.
    func settings(ofLayer4 key: ListenerKey) -> ListenerSettings {
        ListenerSettings(listener("l4Listeners", key))
    }

    /// What is said of a layer-7 listener itself.
    func settings(ofLayer7 key: ListenerKey) -> ListenerSettings {
        var settings = ListenerSettings()
        let listener = listener("l7Listeners", key)
        settings.keepsAlive = listener?["keepaliveEnable"]?.int.map { $0 != 0 } ?? listener?["keepaliveEnable"]?.bool
        settings.isSnat = listener?["snatEnable"]?.bool
        return settings
    }

    /// What is said of a rule, and whether its domain takes HTTP/2 or is the default one.
    func apply(to rule: inout DesiredRule, of key: ListenerKey) {
        let listener = listener("l7Listeners", key)
        if let server = listener?["defaultServer"]?.string { rule.isDefaultServer = server == rule.key.domain }
        let domain = listener?["domains"]?.array?.first { ($0["domain"]?.string ?? "") == rule.key.domain }
        rule.http2 = domain?["http2"]?.bool
        let said = domain?["rules"]?.array?.first { ($0["url"]?.string ?? "/") == rule.key.url }
        rule.settings = ListenerSettings(said)
        rule.settings.forwardType = said?["forwardType"]?.string
    }

    func entries(_ list: String) -> [JSON] { spec?[list]?.array ?? [] }

    private func listener(_ list: String, _ key: ListenerKey) -> JSON? {
        entries(list).first {
            $0["protocol"]?.string == key.protocol && $0["port"]?.int == Int64(key.port)
        }
    }
}

extension ListenerSettings {
    /// The API's members by the config's names.
    private static let checkMembers = [
        "intervalTime": "IntervalTime", "healthNum": "HealthNum", "unHealthNum": "UnHealthNum", "timeout": "TimeOut",
        "httpCheckPath": "HttpCheckPath", "httpCheckDomain": "HttpCheckDomain", "httpCheckMethod": "HttpCheckMethod",
        "httpCode": "HttpCode", "sourceIpType": "SourceIpType", "checkType": "CheckType", "checkPort": "CheckPort",
    ]

    init(_ said: JSON?) {
        scheduler = said?["scheduler"]?.string
        if let session = said?["session"] {
            sessionSeconds = session["enable"]?.bool == true ? Int(session["sessionExpireTime"]?.int ?? 30) : 0
        }
        guard let check = said?["healthCheck"]?.object else { return }
        var members = JSONObject()
        if let isOn = check["enable"]?.bool { members["HealthSwitch"] = .int(isOn ? 1 : 0) }
        for member in check.members {
            if let name = Self.checkMembers[member.name] { members[name] = member.value }
        }
        healthCheck = members
    }
}
