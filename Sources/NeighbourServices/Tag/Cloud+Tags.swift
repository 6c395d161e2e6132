import CloudAPI
import CloudModel
import CloudStore

/// Reads the tags of the account.
extension Cloud {
    /// Its own tags, which nobody but the account itself makes.
    func knownTags(createdBy uin: Int64? = nil, category: TagCategory? = nil) throws -> [KnownTag] {
        guard TagCategory.includesCustom(category), [nil, 0, account.uin].contains(uin) else { return [] }
        return try state.knownTags(of: account.id)
    }

    func knownTagKeys(createdBy uin: Int64? = nil, category: TagCategory? = nil) throws -> [String] {
        Set(try knownTags(createdBy: uin, category: category).map(\.tag.key)).sorted()
    }

    /// Every resource with a tag, by id, with its tags by key.
    func taggedResources() throws -> [(resource: TaggableResource, tags: [Tag])] {
        var resources: [(resource: TaggableResource, tags: [Tag])] = []
        for attachment in try state.attachments(of: account.id) {
            if resources.last?.resource == attachment.resource {
                resources[resources.count - 1].tags.append(attachment.tag)
            } else {
                resources.append((attachment.resource, [attachment.tag]))
            }
        }
        return resources
    }

    func attachments(matching filter: ResourceFilter) throws -> [Attachment] {
        try state.attachments(of: account.id).filter { filter.matches($0.resource) }
    }
}
