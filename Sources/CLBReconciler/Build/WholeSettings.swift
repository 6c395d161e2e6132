import CloudWire
import KubeObjects

/// What Services and Ingresses may say alike of their load balancer as a whole (reference 2.1, 2.2).
struct WholeSettings {
    private static let securityGroupsMax = 5
    private static let snatAddressesMax = 10

    let object: KubeObject
    let names: SharedAnnotations
    /// What a text that cannot be understood is refused with.
    let code: String

    func apply(to desired: inout DesiredLoadBalancer) throws(SyncFailure) {
        try refuseUnsupported()
        desired.passesToTarget = try bool(names.passToTarget)
        desired.isDeletionProtected = try bool(names.deletionProtection)
        desired.securityGroups = try securityGroups()
        desired.snatSubnets = try snatSubnets()
        desired.emptiesBeforeRemoval = try bool(names.graceDeletion) ?? false
    }

    private func bool(_ key: String) throws(SyncFailure) -> Bool? {
        switch object.annotation(key) {
        case nil: return nil
        case "true": return true
        case "false": return false
        case let other?: throw SyncFailure(code, "Annotation \(key): \(other) is neither true nor false.")
        }
    }

    /// Absent leaves the groups alone; an empty text takes all off.
    private func securityGroups() throws(SyncFailure) -> [String]? {
        guard let text = object["metadata", "annotations"]?[names.securityGroups]?.string else { return nil }
        let groups = text.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        guard groups.count <= Self.securityGroupsMax else {
            throw SyncFailure(
                code,
                "Annotation \(names.securityGroups) names more than \(Self.securityGroupsMax) groups."
            )
        }
        return groups
    }

    private func snatSubnets() throws(SyncFailure) -> [String]? {
        guard let text = object.annotation(names.snatProInfo) else { return nil }
        let info = try AnnotationJSON.object(text, names.snatProInfo, code: code)
        let subnets = (info["snatIps"]?.array ?? []).compactMap { $0["subnetId"]?.string }
        guard (1...Self.snatAddressesMax).contains(subnets.count) else {
            throw SyncFailure(
                code,
                "Annotation \(names.snatProInfo) names from 1 to \(Self.snatAddressesMax) addresses."
            )
        }
        return subnets.sorted()
    }

    /// What this library does not do is said, and never ignored.
    private func refuseUnsupported() throws(SyncFailure) {
        for key in [names.crossRegionId, names.crossVpcId, names.hybridType, names.targetGroups]
        where object.annotation(key) != nil {
            throw SyncFailure(code, "Annotation \(key) is not supported by this controller.")
        }
    }
}
