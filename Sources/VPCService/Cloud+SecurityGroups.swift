import CloudAPI
import CloudModel
import CloudStore
import CloudWire

extension Cloud where State == Transaction {
    /// Checks and makes a security group without rules, which denies all.
    func createSecurityGroup(
        name: String,
        text: String,
        projectId: String?,
        tags: [Tag]
    ) throws -> SecurityGroup {
        let name = try NameRules.groupName(name)
        let text = try NameRules.text(text, parameter: "GroupDescription")
        let projectId = try SecurityGroupRules.project(projectId)
        guard try state.securityGroupCount(inProject: projectId, scope) < settings.securityGroupQuota else {
            throw APIError.quotaReached("security groups in the project", limit: settings.securityGroupQuota)
        }
        return try makeSecurityGroup(name: name, text: text, projectId: projectId, tags: tags)
    }
}
