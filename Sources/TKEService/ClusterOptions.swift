import CloudModel
import CloudWire

/// What of a cluster is only told back, as the text that is kept with it.
struct ClusterOptions {
    /// The block for Services that was asked for in place of a subnet; empty for none.
    var serviceBlock = ""
    var extraParameters = ""
    var hasDNS = true
    var deletesDisks = false
    var usesProxy = false
    var dnsServers: [DnsServerShape] = []
    var publicEndpoint = PublicEndpointShape()
    var internalEndpoint = InternalEndpointShape()
    /// When the cluster has come up.
    var runningAt = Instant(milliseconds: 0)
}

/// Members are named as the vendor names them; what is missing has its default.
extension ClusterOptions {
    init(text: String) {
        let json = (try? JSONParser.parse(Array(text.utf8))) ?? [:]
        serviceBlock = json["ServiceBlock"]?.string ?? ""
        extraParameters = json["ExtraParam"]?.string ?? ""
        hasDNS = json["EnableVpcCoreDNS"]?.bool ?? true
        deletesDisks = json["NeedDeleteCbs"]?.bool ?? false
        usesProxy = json["ProxyLB"]?.bool ?? false
        dnsServers = (json["DnsServers"]?.array ?? []).map(DnsServerShape.init)
        publicEndpoint = PublicEndpointShape(json["PublicLB"] ?? [:])
        internalEndpoint = InternalEndpointShape(json["InternalLB"] ?? [:])
        runningAt = Instant(milliseconds: json["RunningAt"]?.int ?? 0)
    }

    var text: String {
        let json: JSON = [
            "ServiceBlock": .string(serviceBlock), "ExtraParam": .string(extraParameters),
            "EnableVpcCoreDNS": .bool(hasDNS), "NeedDeleteCbs": .bool(deletesDisks), "ProxyLB": .bool(usesProxy),
            "DnsServers": .array(dnsServers.map(\.json)), "PublicLB": publicEndpoint.json,
            "InternalLB": internalEndpoint.json, "RunningAt": .int(runningAt.milliseconds),
        ]
        return json.text
    }
}

extension Cluster {
    var told: ClusterOptions { ClusterOptions(text: options) }
}
