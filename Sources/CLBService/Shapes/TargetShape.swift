import CloudModel

/// A target as it is sent.
struct TargetShape: Decodable {
    var port: Int
    /// Without effect: the cloud tells the type from how the server is named.
    var type: String?
    var instanceId: InstanceID?
    var eniIp: String?
    var weight: Int?
    var tag: String?
}

/// A target as the batch actions are sent it, with the place it belongs to.
struct BatchTargetShape: Decodable {
    var listenerId: ListenerID
    var port: Int
    var instanceId: InstanceID?
    var eniIp: String?
    var weight: Int?
    var locationId: RuleID?
    var tag: String?
}

/// A target as it is described (reference 3.6).
struct BackendShape: Encodable {
    var type: String
    var instanceId: String
    var port: Int
    var weight: Int
    var publicIpAddresses: [String]?
    var privateIpAddresses: [String]
    var registeredTime: String
    var eniId = ""
    var tag: String?

    init(_ target: Target) {
        switch target.endpoint {
        case .instance(let id): (type, instanceId) = ("CVM", id.rawValue)
        case .address: (type, instanceId) = ("ENI", "")
        }
        port = target.port
        weight = target.weight
        privateIpAddresses = [target.endpoint.address.description]
        registeredTime = target.registeredAt.beijingText
        tag = target.tag
    }
}

/// The health of a target; the misspelt member is the cloud's, and old clients read it (reference 3.7).
struct TargetHealthShape: Encodable {
    var ip: String
    var port: Int
    var healthStatus: Bool
    var targetId: String
    var healthStatusDetail: String
    var healthStatusDetial: String
    var weight: Int

    enum CodingKeys: String, CodingKey {
        case ip = "IP"
        case port, healthStatus, targetId, healthStatusDetail, healthStatusDetial, weight
    }

    init(_ target: Target, state: HealthState) {
        let backend = BackendShape(target)
        ip = target.endpoint.address.description
        port = target.port
        healthStatus = state == .alive
        targetId = backend.instanceId
        healthStatusDetail = state.rawValue
        healthStatusDetial = state.rawValue
        weight = target.weight
    }
}
