import CloudAPI
import CloudModel
import CloudStore
import CloudWire

/// Finds what resource names stand for.
extension Cloud {
    /// What finding a resource by its name may answer.
    static var resourceErrors: Set<APIErrorCode> {
        [
            .regionInvalid, .resourceDescription, .resourceIdInvalid, .resourcePrefixInvalid, .serviceTypeInvalid,
            .uinInvalid,
        ]
    }

    func taggableResource(named text: String) throws -> TaggableResource {
        let name = try ResourceName(text)
        guard name.owner == nil || name.owner == String(account.uin) else {
            throw APIError(.uinInvalid, "The resource `\(text)` belongs to another account.")
        }
        let kind = try kind(of: name)
        guard !kind.isRegional || Region.named(name.region) != nil else {
            throw APIError(.regionInvalid, "The region of the resource `\(text)` is not valid.")
        }
        let found = try state.taggableResource(name.id, kind: kind, account: account.id)
        guard let resource = found, !kind.isRegional || resource.region == name.region else {
            throw APIError(.resourceIdInvalid, "The resource `\(text)` does not exist.")
        }
        return resource
    }

    private func kind(of name: ResourceName) throws(APIError) -> TaggableResource.Kind {
        if let kind = TaggableResource.Kind(service: name.service, prefix: name.prefix) { return kind }
        guard TaggableResource.Kind.services.contains(name.service) else {
            throw APIError(.serviceTypeInvalid, "The service `\(name.service)` is not valid.")
        }
        throw APIError(.resourcePrefixInvalid, "The prefix `\(name.prefix)` of `\(name.service)` is not valid.")
    }
}

extension Cloud where State == Transaction {
    /// What giving a resource tags may answer.
    static var attachErrors: Set<APIErrorCode> { [.resourceAttachedTags, .tagKeyQuota, .tagValueQuota] }

    /// Gives a resource tags, each in place of one with the same key.
    func attach(_ tags: [Tag], to resource: TaggableResource) throws {
        let keys = Set(try state.tags(of: resource).map(\.key)).union(tags.map(\.key))
        guard keys.count <= Tag.maximumPerResource else {
            let limit = Tag.maximumPerResource
            throw APIError(.resourceAttachedTags, "The resource `\(resource.id)` would have more than \(limit) tags.")
        }
        for tag in tags {
            try confirmRoom(for: tag)
            try state.attach(tag, to: resource)
        }
    }

    /// Whether the account may have one more tag, where it is new.
    func confirmRoom(for tag: Tag) throws {
        guard try state.knownTag(tag, of: account.id) == nil else { return }
        let values = try state.tagValueCount(ofKey: tag.key, of: account.id)
        guard values < TagRules.maximumValues else {
            throw APIError(.tagValueQuota, "The tag key `\(tag.key)` has \(TagRules.maximumValues) values.")
        }
        guard try values > 0 || state.tagKeyCount(of: account.id) < TagRules.maximumKeys else {
            throw APIError(.tagKeyQuota, "There are \(TagRules.maximumKeys) tag keys.")
        }
    }

    /// Does the same to several resources; those it fails for are told and the others changed.
    func forEachResource(
        _ names: [String],
        _ change: (TaggableResource) throws -> Void
    ) throws -> [FailedResourceShape] {
        let limit = 10
        guard names.count <= limit else { throw APIError.tooManyResources(limit: limit) }
        return try names.compactMap { name in
            do {
                try change(taggableResource(named: name))
                return nil
            } catch let error as APIError {
                return FailedResourceShape(name, error)
            }
        }
    }
}
