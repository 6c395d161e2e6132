import CloudModel
import CloudWire

/// The codes of the VPC service (reference, Appendix B).
extension APIErrorCode {
    static let addressIdMalformed: Self = "InvalidParameterValue.AddressIdMalformed"
    static let addressIdNotFound: Self = "InvalidAddressId.NotFound"
    static let addressInUse: Self = "ResourceInUse.Address"
    static let addressInvalidFilter: Self = "InvalidParameter.InvalidFilter"
    static let addressNotExisting: Self = "UnsupportedOperation.PublicIpAddressIsNotExisted"
    static let addressQuotaLimitExceeded: Self = "AddressQuotaLimitExceeded"
    static let addressStatusNotPermitted: Self = "UnsupportedOperation.AddressStatusNotPermit"
    static let addressesOfNatGatewayExceeded: Self = "LimitExceeded.PublicIpAddressPerNatGatewayLimitExceeded"
    static let bandwidthOutOfRange: Self = "InvalidParameterValue.BandwidthOutOfRange"
    static let coexist: Self = "InvalidParameter.Coexist"
    static let deleteDefaultRouteTable: Self = "UnsupportedOperation.DelDefaultRoute"
    static let deleteRouteTableWithSubnet: Self = "UnsupportedOperation.DelRouteWithSubnet"
    static let dockerRouteConflict: Self = "UnsupportedOperation.ConflictWithDockerRoute"
    static let duplicate: Self = "InvalidParameterValue.Duplicate"
    static let duplicatePolicy: Self = "UnsupportedOperation.DuplicatePolicy"
    static let empty: Self = "InvalidParameterValue.Empty"
    static let filterInvalidKey: Self = "InvalidParameter.FilterInvalidKey"
    static let limitExceededValue: Self = "InvalidParameterValue.LimitExceeded"
    static let malformed: Self = "InvalidParameterValue.Malformed"
    static let natGatewayProtected: Self = "UnsupportedOperation.DeletionProtectionEnabled"
    static let natGatewaysOfVpcExceeded: Self = "LimitExceeded.NatGatewayPerVpcLimitExceeded"
    static let nextHopInvalid: Self = "InvalidParameterValue.RouteNextHopInvalid"
    static let parameterMismatch: Self = "InvalidParameterValue.ParameterMismatch"
    static let policyLimitExceeded: Self = "LimitExceeded.SecurityGroupPolicySet"
    static let range: Self = "InvalidParameterValue.Range"
    static let securityGroupIdMalformed: Self = "InvalidSecurityGroupID.Malformed"
    static let subnetConflict: Self = "InvalidParameterValue.SubnetConflict"
    static let subnetRange: Self = "InvalidParameterValue.SubnetRange"
    static let tagDuplicateKey: Self = "InvalidParameterValue.TagDuplicateKey"
    static let tagInvalidKey: Self = "InvalidParameterValue.TagInvalidKey"
    static let tagInvalidKeyLength: Self = "InvalidParameterValue.TagInvalidKeyLen"
    static let tagInvalidValue: Self = "InvalidParameterValue.TagInvalidVal"
    static let tagLimitExceeded: Self = "LimitExceeded.TagKeyPerResourceExceeded"
    static let tooLong: Self = "InvalidParameterValue.TooLong"
    static let versionMismatch: Self = "UnsupportedOperation.VersionMismatch"
    static let vpcCidrConflict: Self = "InvalidParameterValue.VpcCidrConflict"
    static let vpcMismatch: Self = "UnsupportedOperation.VpcMismatch"
    static let zoneConflict: Self = "InvalidParameterValue.ZoneConflict"
}

/// Texts: only the Chinese one of `ResourceNotFound` was recorded (reference 5.1); the English ones are ours.
extension APIError {
    static func notFound(_ id: some ResourceID) -> APIError { notFound(id.rawValue) }

    static func notFound(_ detail: String) -> APIError {
        APIError(
            .resourceNotFound,
            "The specified resource `\(detail)` does not exist.",
            chinese: "指定资源 `\(detail)` 不存在。"
        )
    }

    static func inUse(_ id: some ResourceID, by user: String) -> APIError {
        APIError(.resourceInUse, "The specified resource `\(id)` is in use by \(user).")
    }

    static func malformed(_ parameter: String, _ value: String) -> APIError {
        APIError(.malformed, "The specified parameter `\(parameter)` with value `\(value)` is malformed.")
    }

    static func malformedAddress(_ id: ElasticAddressID) -> APIError {
        APIError(.addressIdMalformed, "The elastic IP `\(id)` is malformed.")
    }

    static func empty(_ parameter: String) -> APIError {
        APIError(.empty, "The parameter `\(parameter)` must not be empty.")
    }

    static func outOfRange(_ parameter: String) -> APIError {
        APIError(.range, "The parameter `\(parameter)` is out of range.")
    }

    static func tooLong(_ parameter: String, limit: Int, unit: String) -> APIError {
        APIError(.tooLong, "The parameter `\(parameter)` is longer than \(limit) \(unit).")
    }

    static func tooMany(_ parameter: String, limit: Int) -> APIError {
        APIError(.limitExceededValue, "The number of `\(parameter)` is over the limit \(limit).")
    }

    static func coexist(_ first: String, _ second: String) -> APIError {
        APIError(.coexist, "The parameters `\(first)` and `\(second)` cannot be specified together.")
    }

    static func quotaReached(_ resource: String, limit: Int, code: APIErrorCode = .limitExceeded) -> APIError {
        APIError(code, "The number of \(resource) reaches the limit \(limit).")
    }
}
