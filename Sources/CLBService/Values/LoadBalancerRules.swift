import CloudAPI
import CloudModel
import CloudWire

/// Which values a load balancer may have (reference 2.2).
enum LoadBalancerRules {
    static let nameLengths = 1...80
    static let maximumTags = 20
    static let bandwidthsMbps = 1...2048
    static let largeBandwidthsMbps = 1...61_440
    static let defaultBandwidthMbps = 10
    static let carriers: Set<String> = ["CMCC", "CUCC", "CTCC"]
    static let slaTypes: Set<String> = [
        "", "clb.c2.medium", "clb.c3.small", "clb.c3.medium", "clb.c4.small", "clb.c4.medium", "clb.c4.large",
        "clb.c4.xlarge",
    ]

    /// A name of 1 to 80 characters, none from beyond the basic plane.
    static func name(_ text: String, parameter: String) throws(APIError) -> String {
        guard nameLengths.contains(text.unicodeScalars.count) else { throw .wrongLength(parameter, nameLengths) }
        guard text.unicodeScalars.allSatisfy({ $0.value <= 0xFFFF }) else { throw .invalidValue(parameter) }
        return text
    }

    static func tags(_ shapes: [TagShape]?) throws(APIError) -> [Tag] {
        let tags = (shapes ?? []).map(\.tag)
        guard tags.count <= maximumTags else { throw .wrongLength("Tags", 0...maximumTags) }
        guard Set(tags.map(\.key)).count == tags.count, tags.allSatisfy({ $0.fault == nil }) else {
            throw .invalidValue("Tags")
        }
        return tags
    }

    static func bandwidth(_ mbps: Int?, slaType: String, in parameter: String) throws(APIError) -> Int {
        let range = slaType.isEmpty ? bandwidthsMbps : largeBandwidthsMbps
        let mbps = mbps ?? defaultBandwidthMbps
        guard range.contains(mbps) else { throw .outOfRange("\(parameter).InternetMaxBandwidthOut", range) }
        return mbps
    }
}

/// How traffic to the internet is paid for.
enum InternetChargeType: String, Codable {
    case traffic = "TRAFFIC_POSTPAID_BY_HOUR"
    case bandwidth = "BANDWIDTH_POSTPAID_BY_HOUR"
    case package = "BANDWIDTH_PACKAGE"
}
