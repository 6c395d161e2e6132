import CloudModel

/// A security group without its rules (reference 5.4).
struct SecurityGroupShape: Encodable {
    var securityGroupId: SecurityGroupID
    var securityGroupName: String
    var securityGroupDesc: String
    var projectId: String
    var isDefault: Bool
    var createdTime: String
    var updateTime: String
    var tagSet: [TagShape]

    init(_ group: SecurityGroup, tags: [Tag]) {
        securityGroupId = group.id
        securityGroupName = group.name
        securityGroupDesc = group.text
        projectId = group.projectId
        isDefault = group.isDefault
        createdTime = group.createdAt.beijingText
        updateTime = group.updatedAt.beijingText
        tagSet = tags.map(TagShape.init)
    }
}
