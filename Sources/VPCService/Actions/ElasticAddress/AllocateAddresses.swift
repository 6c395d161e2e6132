import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Takes public addresses out of the cloud's pool (reference 5.6).
enum AllocateAddresses: WriteAction {
    struct Request: Decodable {
        var addressCount: Int?
        var internetServiceProvider: String?
        var internetChargeType: String?
        var internetMaxBandwidthOut: Int?
        var addressType: String?
        var addressName: String?
        var tags: [TagShape]?
    }

    struct Response: Encodable {
        var addressSet: [ElasticAddressID]
        var taskId: String
    }

    static let errors: Set<APIErrorCode> = TagRules.errors.union([
        .addressQuotaLimitExceeded, .bandwidthOutOfRange, .invalidParameterValue, .range, .resourceInsufficient,
    ])

    private static let maximumBandwidths = [
        "TRAFFIC_POSTPAID_BY_HOUR": 100, "BANDWIDTH_POSTPAID_BY_HOUR": 100, "BANDWIDTH_PACKAGE": 2000,
    ]

    /// As ModifyAddressAttribute documents it.
    private static let maximumNameLength = 20

    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response {
        guard ["", "BGP"].contains(request.internetServiceProvider ?? "") else {
            throw APIError.parameterNotSimulated("InternetServiceProvider")
        }
        guard ["", "EIP"].contains(request.addressType ?? "") else {
            throw APIError.parameterNotSimulated("AddressType")
        }
        let count = request.addressCount ?? 1
        guard count >= 1 else { throw APIError.outOfRange("AddressCount") }
        let chargeType = request.internetChargeType ?? "TRAFFIC_POSTPAID_BY_HOUR"
        guard let maximum = maximumBandwidths[chargeType] else { throw APIError.invalidValue("InternetChargeType") }
        let bandwidth = request.internetMaxBandwidthOut ?? 1
        guard (1...maximum).contains(bandwidth) else {
            throw APIError(.bandwidthOutOfRange, "The bandwidth `\(bandwidth)` is not in 1 to \(maximum).")
        }
        let addresses = try cloud.makeElasticAddresses(
            count,
            name: try name(request.addressName),
            bandwidthMbps: bandwidth,
            internetChargeType: chargeType,
            tags: try TagRules.tags(request.tags)
        )
        return Response(addressSet: addresses.map(\.id), taskId: try cloud.finishedTaskId())
    }

    private static func name(_ text: String?) throws(APIError) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard text.unicodeScalars.count <= maximumNameLength else { throw .invalidValue("AddressName") }
        return text
    }
}
