import CloudWire
import KubeObjects

/// How an object's load balancer is bought: from annotations that are read at creation only (reference 1.4, 2.1, 2.2).
struct PurchaseBuild {
    /// The keys of one kind, and the codes it refuses with.
    struct Terms {
        var chargeTypes: [String]
        var bandwidths: [String]
        var extensiveParameters: String
        var invalidChargeType: String
        var invalidBandwidth: String
        var invalidJSON: String

        static let service = Terms(
            chargeTypes: [ServiceAnnotation.chargeType, ServiceAnnotation.oldChargeType],
            bandwidths: [ServiceAnnotation.bandwidth, ServiceAnnotation.oldBandwidth],
            extensiveParameters: ServiceAnnotation.extensiveParameters,
            invalidChargeType: "E4005",
            invalidBandwidth: "E4005",
            invalidJSON: "E4005"
        )
        static let ingress = Terms(
            chargeTypes: [IngressAnnotation.chargeType],
            bandwidths: [IngressAnnotation.bandwidth],
            extensiveParameters: IngressAnnotation.extensiveParameters,
            invalidChargeType: "E4045",
            invalidBandwidth: "E4046",
            invalidJSON: "E4026"
        )
    }

    private static let chargeTypes = ["BANDWIDTH_POSTPAID_BY_HOUR", "TRAFFIC_POSTPAID_BY_HOUR"]
    private static let bandwidthsMbps: ClosedRange<Int64> = 1...2048

    let object: KubeObject
    let terms: Terms
    let cluster: ClusterFacts

    /// The purchase of an internal load balancer in a subnet, or of a public one where that is nil.
    func purchase(subnetId: String?, suffix: String = "") throws(SyncFailure) -> Purchase {
        var parameters = subnetId == nil ? try internetParameters() : JSONObject()
        for member in try extensiveParameters().members { parameters[member.name] = member.value }
        let usualName = [cluster.id, object.namespace, object.name].joined(separator: "_") + suffix
        let name = parameters["LoadBalancerName"]?.string ?? Self.shortened(usualName)
        parameters["LoadBalancerName"] = nil
        return Purchase(internalSubnetId: subnetId, vpcId: cluster.vpcId, name: name, parameters: parameters)
    }

    /// Names are 80 characters at most.
    private static func shortened(_ name: String) -> String { String(name.prefix(80)) }

    private func internetParameters() throws(SyncFailure) -> JSONObject {
        var members = JSONObject()
        if let (key, type) = first(of: terms.chargeTypes) {
            guard Self.chargeTypes.contains(type) else {
                throw SyncFailure(
                    terms.invalidChargeType,
                    "Annotation \(key): internet charge type \(type) is invalid."
                )
            }
            members["InternetChargeType"] = .string(type)
        }
        if let (key, text) = first(of: terms.bandwidths) {
            guard let bandwidth = Int64(text), Self.bandwidthsMbps.contains(bandwidth) else {
                throw SyncFailure(terms.invalidBandwidth, "Annotation \(key): bandwidth \(text) is not from 1 to 2048.")
            }
            members["InternetMaxBandwidthOut"] = .int(bandwidth)
        }
        return members.members.isEmpty
            ? JSONObject() : JSONObject([(name: "InternetAccessible", value: .object(members))])
    }

    private func extensiveParameters() throws(SyncFailure) -> JSONObject {
        let key = terms.extensiveParameters
        guard let text = object.annotation(key) else { return JSONObject() }
        let parameters = try AnnotationJSON.object(text, key, code: terms.invalidJSON)
        // One object has one load balancer, and only its token tells the cloud so.
        for name in ["Number", "ClientToken", "Tags", "LoadBalancerType", "VpcId", "SubnetId"]
        where parameters[name] != nil {
            throw SyncFailure(terms.invalidJSON, "Annotation \(key) may not set \(name).")
        }
        return parameters
    }

    private func first(of keys: [String]) -> (key: String, text: String)? {
        for key in keys { if let text = object.annotation(key) { return (key, text) } }
        return nil
    }
}
