import CloudWire
import KubeObjects
import KubeSchema

/// An object as a client sent it: of the right type, without fields that nobody knows, in the version that is kept.
struct Submission {
    let object: KubeObject
    /// What is to be told in `Warning` headers.
    let warnings: [String]

    /// How an object came to be what it is.
    enum Origin {
        case body, patch
    }

    /// Checks the shape of a whole object.
    init(_ exchange: Exchange, json: JSON, origin: Origin = .body) throws(StatusError) {
        let kind = exchange.kind
        var json = json
        guard case .object = json else { throw .badRequest("the object provided is unrecognized (must be an object)") }
        // What is left out is what the path says.
        if json["kind"] == nil { json[path: "kind"] = .string(kind.kind) }
        if json["apiVersion"] == nil { json[path: "apiVersion"] = .string("\(kind.groupVersion)") }
        guard json["kind"]?.string == kind.kind, json["apiVersion"]?.string == "\(kind.groupVersion)" else {
            throw Self.wrongType(json, kind)
        }
        var warnings: [String] = []
        if let schema = exchange.schema {
            if let failure = TypeCheck.failure(json, as: kind, schema: schema) {
                throw origin == .body ? failure : .unreadablePatch(json.text, failure.reasonUnread(kind))
            }
            let faults = FieldValidation.unknownFields(in: json, schema: schema)
            let mode = exchange.request.query["fieldValidation"].flatMap(FieldValidation.init) ?? .warn
            if mode == .strict, !faults.isEmpty {
                let why = FieldValidation.strictError(faults)
                throw origin == .body ? .unreadable(kind, why) : .unreadablePatch(json.text, why)
            }
            if mode == .warn { warnings = faults }
            json = json.pruned(to: schema)
            if exchange.resource.isCustom { json = json.defaulted(by: schema) }
        }
        try Self.checkCustom(json, exchange)
        self.warnings = warnings + Self.unevaluatedRules(json, exchange)
        object = Conversion.object(KubeObject(json), to: exchange.storedKind)
    }

    /// Who defines rules should not believe that they are kept.
    private static func unevaluatedRules(_ json: JSON, _ exchange: Exchange) -> [String] {
        guard exchange.resource.storageKey == DefinitionEnding.resource else { return [] }
        return ValidationRules.places(in: json).map { place in
            "\(place): validation rules are kept but not evaluated here: objects that break them are accepted"
        }
    }

    private static func wrongType(_ json: JSON, _ kind: GroupVersionKind) -> StatusError {
        let (version, name) = (json["apiVersion"]?.string ?? "", json["kind"]?.string ?? "")
        guard version == "\(kind.groupVersion)" else {
            return .badRequest(
                "the API version in the data (\(version)) does not match the expected API version "
                    + "(\(kind.groupVersion))"
            )
        }
        let package = kind.group.isEmpty ? "core" : kind.group.prefix { $0 != "." }
        return .badRequest(
            "\(name) in version \"\(kind.version)\" cannot be handled as a \(kind.kind): converting "
                + "(\(kind.version).\(name)) to (\(package).\(kind.kind)): unknown conversion"
        )
    }

    /// Refuses a custom object that its definition's schema does not allow.
    static func checkCustom(_ json: JSON, _ exchange: Exchange) throws(StatusError) {
        guard let schema = exchange.definition?.openAPISchema(in: exchange.kind.version) else { return }
        let faults = CustomResourceCheck.errors(in: json, schema: schema)
        guard !faults.isEmpty else { return }
        throw .invalid(exchange.kind, name: KubeObject(json).name, faults)
    }
}

extension StatusError {
    /// Why a kind could not be read, without the words before.
    fileprivate func reasonUnread(_ kind: GroupVersionKind) -> String {
        let start = StatusError.unreadable(kind, "").message
        return message.hasPrefix(start) ? String(message.dropFirst(start.count)) : message
    }
}

extension ServerAnswer {
    /// The same answer with warnings for the user.
    func warning(_ warnings: [String]) -> ServerAnswer {
        guard case .whole(var answer) = self else { return self }
        answer.headers += warnings.map { ("Warning", "299 - \(JSON.string($0).text)") }
        return .whole(answer)
    }
}
