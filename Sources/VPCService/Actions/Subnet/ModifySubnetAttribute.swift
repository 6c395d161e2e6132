import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Changes a subnet's name and whether it carries broadcasts; block and zone stay (reference 5.3).
enum ModifySubnetAttribute: WriteAction {
    struct Request: Decodable {
        var subnetId: SubnetID
        var subnetName: String?
        var enableBroadcast: String?
    }

    typealias Response = NoContent

    static let errors: Set<APIErrorCode> = [.invalidParameterValue, .malformed, .resourceNotFound, .tooLong]

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> NoContent {
        var subnet = try cloud.subnet(request.subnetId)
        if let name = request.subnetName {
            subnet.name = try NameRules.networkName(name, parameter: "SubnetName")
        }
        subnet.isBroadcastEnabled =
            try WireFlag.value(request.enableBroadcast, parameter: "EnableBroadcast") ?? subnet.isBroadcastEnabled
        try cloud.state.update(subnet)
        return NoContent()
    }
}
