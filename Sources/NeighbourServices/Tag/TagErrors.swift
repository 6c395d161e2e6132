import CloudWire

/// The codes of the tag service, as the vendor documents them.
extension APIErrorCode {
    static let attachedTagKeyNotFound: Self = "ResourceNotFound.AttachedTagKeyNotFound"
    static let deleteTagsParameter: Self = "InvalidParameterValue.DeleteTagsParamError"
    static let offsetInvalid: Self = "InvalidParameterValue.OffsetInvalid"
    static let paginationTokenInvalid: Self = "InvalidParameter.PaginationTokenInvalid"
    static let regionInvalid: Self = "InvalidParameterValue.RegionInvalid"
    static let reservedTagKey: Self = "InvalidParameterValue.ReservedTagKey"
    static let resourceAttachedTags: Self = "LimitExceeded.ResourceAttachedTags"
    static let resourceDescription: Self = "InvalidParameterValue.ResourceDescriptionError"
    static let resourceIdInvalid: Self = "InvalidParameterValue.ResourceIdInvalid"
    static let resourceNumberPerRequest: Self = "LimitExceeded.ResourceNumPerRequest"
    static let resourcePrefixInvalid: Self = "InvalidParameterValue.ResourcePrefixInvalid"
    static let serviceTypeInvalid: Self = "InvalidParameterValue.ServiceTypeInvalid"
    static let tagAttachedResource: Self = "FailedOperation.TagAttachedResource"
    static let tagDuplicate: Self = "ResourceInUse.TagDuplicate"
    static let tagFilters: Self = "InvalidParameterValue.TagFilters"
    static let tagFiltersLength: Self = "InvalidParameterValue.TagFiltersLengthExceeded"
    static let tagKeyAttached: Self = "ResourceInUse.TagKeyAttached"
    static let tagKeyCharacter: Self = "InvalidParameterValue.TagKeyCharacterIllegal"
    static let tagKeyDuplicate: Self = "InvalidParameterValue.TagKeyDuplicate"
    static let tagKeyEmpty: Self = "InvalidParameterValue.TagKeyEmpty"
    static let tagKeyLength: Self = "InvalidParameterValue.TagKeyLengthExceeded"
    static let tagKeyQuota: Self = "LimitExceeded.TagKey"
    static let tagNotExisting: Self = "ResourceNotFound.TagNonExist"
    static let tagNumberPerRequest: Self = "LimitExceeded.TagNumPerRequest"
    static let tagValueCharacter: Self = "InvalidParameterValue.TagValueCharacterIllegal"
    static let tagValueLength: Self = "InvalidParameterValue.TagValueLengthExceeded"
    static let tagValueQuota: Self = "LimitExceeded.TagValue"
    static let uinInvalid: Self = "InvalidParameterValue.UinInvalid"
}

/// Texts, which are ours: the vendor documents the codes only.
extension APIError {
    static func tooManyResources(limit: Int) -> APIError {
        APIError(.resourceNumberPerRequest, "The request names more than \(limit) resources.")
    }

    static func tooManyTags(limit: Int) -> APIError {
        APIError(.tagNumberPerRequest, "The request names more than \(limit) tags.")
    }

    static func notAttached(_ key: String) -> APIError {
        APIError(.attachedTagKeyNotFound, "The tag key `\(key)` is not attached to the resource.")
    }
}
