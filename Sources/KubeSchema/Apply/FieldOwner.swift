import CloudWire
import KubeObjects

/// One entry of an object's managed fields: who owns which fields.
struct FieldOwner {
    /// What makes two entries the same.
    struct Identity: Hashable {
        var manager: String
        var isApply: Bool
        /// Empty for those who apply: they remain the same across versions.
        var apiVersion: String
        var subresource: String
    }

    let identity: Identity
    /// The version the fields are named in.
    var apiVersion: String
    var time: String?
    var fields: FieldSet

    init(
        manager: String,
        isApply: Bool,
        apiVersion: String,
        subresource: String = "",
        time: String? = nil,
        fields: FieldSet = FieldSet()
    ) {
        identity = Identity(
            manager: manager,
            isApply: isApply,
            apiVersion: isApply ? "" : apiVersion,
            subresource: subresource
        )
        self.apiVersion = apiVersion
        self.time = time
        self.fields = fields
    }

    init?(_ json: JSON) {
        guard let operation = json["operation"]?.string, ["Apply", "Update"].contains(operation) else { return nil }
        self.init(
            manager: json["manager"]?.string ?? "",
            isApply: operation == "Apply",
            apiVersion: json["apiVersion"]?.string ?? "",
            subresource: json["subresource"]?.string ?? "",
            time: json["time"]?.string,
            fields: FieldSet(fieldsV1: json["fieldsV1"] ?? .null)
        )
    }

    var json: JSON {
        var json = JSONObject()
        if !identity.manager.isEmpty { json["manager"] = .string(identity.manager) }
        json["operation"] = identity.isApply ? "Apply" : "Update"
        json["apiVersion"] = .string(apiVersion)
        json["time"] = time.map(JSON.string)
        json["fieldsType"] = "FieldsV1"
        json["fieldsV1"] = fields.fieldsV1
        if !identity.subresource.isEmpty { json["subresource"] = .string(identity.subresource) }
        return .object(json)
    }
}

extension FieldOwner.Identity: CustomStringConvertible {
    /// As conflicts name it.
    var description: String {
        var text = JSON.string(manager).text
        if !subresource.isEmpty { text += " with subresource \(JSON.string(subresource).text)" }
        return isApply ? text : "\(text) using \(apiVersion)"
    }

    /// What owners are sorted by where the real server sorts them by their encoded form.
    var sortKey: String {
        let name = manager.isEmpty ? "" : "\"manager\":\(JSON.string(manager).text),"
        let version = apiVersion.isEmpty ? "" : ",\"apiVersion\":\(JSON.string(apiVersion).text)"
        let part = subresource.isEmpty ? "" : ",\"subresource\":\(JSON.string(subresource).text)"
        return "{\(name)\"operation\":\"\(isApply ? "Apply" : "Update")\"\(version)\(part)}"
    }
}
