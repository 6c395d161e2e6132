import CloudModel
import CloudWire
import KubeObjects

/// Questions about rights and names, which are posted and answered but not kept.
///
/// Everybody let in may do everything.
struct Reviews {
    let cluster: Cluster
    let request: ServerRequest

    /// The answer; nil where the path is no question.
    func answer(_ path: ResourcePath) throws -> WholeAnswer? {
        guard path.name.isEmpty, ["authorization.k8s.io", "authentication.k8s.io"].contains(path.version.group) else {
            return nil
        }
        guard path.version.version == "v1", let status = status(path) else { throw StatusError.noSuchPath }
        guard request.method == "POST" else { throw StatusError.methodNotAllowed }
        var review = try RequestBody.json(request)
        review[path: "status"] = status
        return WholeAnswer(status: 201, review)
    }

    private func status(_ path: ResourcePath) -> JSON? {
        switch path.plural {
        case "selfsubjectaccessreviews", "subjectaccessreviews", "localsubjectaccessreviews":
            return ["allowed": true, "reason": "clbsim lets an administrator do everything"]
        case "selfsubjectrulesreviews":
            let everything: JSON = [["verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]]]
            return [
                "resourceRules": everything, "nonResourceRules": [["verbs": ["*"], "nonResourceURLs": ["*"]]],
                "incomplete": false,
            ]
        case "selfsubjectreviews":
            return ["userInfo": ["username": "admin", "groups": ["system:masters", "system:authenticated"]]]
        case "tokenreviews":
            return ["authenticated": true, "user": ["username": "admin", "groups": ["system:masters"]]]
        default:
            return nil
        }
    }
}
