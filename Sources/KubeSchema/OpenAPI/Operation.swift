import CloudWire
import KubeObjects

/// A way to use a resource: one method of one path.
struct Operation: Sendable {
    /// The verb of discovery that offers it.
    var verb: String
    var method: String
    /// The action as `x-kubernetes-action` names it.
    var action: String
    /// How its id begins.
    var idPrefix: String
    var statuses: [String]
    var parameters: [Parameter]

    /// What is done with the resources of a kind together.
    static let onCollections = [
        Operation("list", "get", "list", "list", ["200"], listing),
        Operation("create", "post", "post", "create", ["200", "201", "202"], writing),
        Operation("deletecollection", "delete", "deletecollection", "delete", ["200"], listing + deleting),
    ]

    /// What is done with one resource.
    static let onItems = [
        Operation("get", "get", "get", "read", ["200"], []),
        Operation("update", "put", "put", "replace", ["200", "201"], writing),
        Operation(
            "patch",
            "patch",
            "patch",
            "patch",
            ["200", "201"],
            writing + [Parameter(name: "force", type: "boolean")]
        ),
        Operation("delete", "delete", "delete", "delete", ["200", "202"], deleting),
    ]

    private static let listing = [
        Parameter(name: "allowWatchBookmarks", type: "boolean"), Parameter(name: "continue"),
        Parameter(name: "fieldSelector"), Parameter(name: "labelSelector"), Parameter(name: "limit", type: "integer"),
        Parameter(name: "resourceVersion"), Parameter(name: "resourceVersionMatch"),
        Parameter(name: "sendInitialEvents", type: "boolean"), Parameter(name: "timeoutSeconds", type: "integer"),
        Parameter(name: "watch", type: "boolean"),
    ]

    /// kubectl looks for the last of them before it asks for strict validation, and for the first before a dry run.
    private static let writing = [
        Parameter(name: "dryRun"), Parameter(name: "fieldManager"), Parameter(name: "fieldValidation"),
    ]

    private static let deleting = [
        Parameter(name: "dryRun"), Parameter(name: "gracePeriodSeconds", type: "integer"),
        Parameter(name: "orphanDependents", type: "boolean"), Parameter(name: "propagationPolicy"),
    ]

    private init(
        _ verb: String,
        _ method: String,
        _ action: String,
        _ idPrefix: String,
        _ statuses: [String],
        _ parameters: [Parameter]
    ) {
        self.verb = verb
        self.method = method
        self.action = action
        self.idPrefix = idPrefix
        self.statuses = statuses
        self.parameters = parameters
    }
}
