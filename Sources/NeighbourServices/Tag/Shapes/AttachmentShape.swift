import CloudModel
import CloudStore

/// One tag of one resource, as lists of attachments show it.
struct AttachmentShape: Encodable {
    var tagKey: String
    var tagValue: String
    var resourceId: String
    var serviceType: String
    var category = TagCategory.custom.rawValue

    init(_ attachment: Attachment) {
        tagKey = attachment.tag.key
        tagValue = attachment.tag.value
        resourceId = attachment.resource.id
        serviceType = attachment.resource.kind.names[0].service
    }
}
