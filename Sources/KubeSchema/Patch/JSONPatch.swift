package import CloudWire
package import KubeObjects

/// A list of operations on a document (RFC 6902), with the real server's limits and errors.
package enum JSONPatch {
    /// The most operations a patch may have.
    static let operationsMax = 10_000

    /// Applies all operations in turn, or none where one of them fails.
    package static func apply(_ patch: JSON, to document: JSON) throws(StatusError) -> JSON {
        // A Go server decodes null as an empty list, and a null operation as one of no kind.
        if patch == .null { return document }
        guard let operations = patch.array else {
            throw .badRequest(decodingError(patch, type: "[]handlers.jsonPatchOp"))
        }
        guard operations.count <= operationsMax else {
            throw .tooLarge(
                "The allowed maximum operations in a JSON patch is \(operationsMax), got \(operations.count)"
            )
        }
        var document = document
        for operation in operations { try apply(operation: operation, to: &document) }
        return document
    }

    private static func apply(operation: JSON, to document: inout JSON) throws(StatusError) {
        guard operation != .null else { throw .patchDoesNotFit }
        guard operation.object != nil else {
            throw .badRequest(decodingError(operation, type: "handlers.jsonPatchOp"))
        }
        let path = try pointer(operation["path"])
        let value = operation["value"] ?? .null
        switch operation["op"]?.string {
        case "add": try document.insert(value, at: path.parts[...])
        case "remove": _ = try document.take(at: path.parts[...])
        case "replace": try document.replace(with: value, at: path.parts[...])
        case "move":
            let moved = try document.take(at: pointer(operation["from"]).parts[...])
            try document.insert(moved, at: path.parts[...])
        case "copy":
            let from = try pointer(operation["from"])
            guard !from.parts.isEmpty else { throw .patchDoesNotFit }
            try document.insert(found(from, in: document), at: path.parts[...])
        case "test": try test(document, path, value)
        default: throw .patchDoesNotFit
        }
    }

    private static func test(_ document: JSON, _ path: JSONPointer, _ value: JSON) throws(StatusError) {
        guard try found(path, in: document).isSame(as: value) else { throw .patchDoesNotFit }
    }

    /// The value at a place; for the real server a member that is not there is as good as null.
    private static func found(_ path: JSONPointer, in document: JSON) throws(StatusError) -> JSON {
        guard let name = path.parts.last else { return document }
        let parent = try document.value(at: path.parts.dropLast())
        if let object = parent.object { return object[name] ?? .null }
        return try parent.value(at: path.parts.suffix(1))
    }

    private static func pointer(_ json: JSON?) throws(StatusError) -> JSONPointer {
        guard let text = json?.string, let pointer = JSONPointer(text) else { throw .patchDoesNotFit }
        return pointer
    }

    /// What a Go server says of a value of the wrong kind.
    static func decodingError(_ json: JSON, type: String) -> String {
        "error decoding patch: json: cannot unmarshal \(json.goKind) into Go value of type \(type)"
    }
}

extension JSON {
    fileprivate func value(at parts: ArraySlice<String>) throws(StatusError) -> JSON {
        var value = self
        for part in parts {
            if case .array(let elements) = value {
                value = elements[try Self.place(part, among: elements.count)]
            } else {
                guard let member = value[part] else { throw .patchDoesNotFit }
                value = member
            }
        }
        return value
    }

    fileprivate mutating func insert(_ new: JSON, at parts: ArraySlice<String>) throws(StatusError) {
        try change(at: parts) { (container: inout JSON, part: String) throws(StatusError) in
            if case .array(var elements) = container {
                let place = part == "-" ? elements.count : try Self.place(part, among: elements.count + 1)
                elements.insert(new, at: place)
                container = .array(elements)
            } else {
                try container.setMember(part, new)
            }
        }
    }

    /// Unlike the standard says, the real server sets a member that is not there.
    fileprivate mutating func replace(with new: JSON, at parts: ArraySlice<String>) throws(StatusError) {
        guard !parts.isEmpty else {
            guard new.object != nil else { throw .patchDoesNotFit }
            return self = new
        }
        try change(at: parts) { (container: inout JSON, part: String) throws(StatusError) in
            if case .array(var elements) = container {
                elements[try Self.place(part, among: elements.count)] = new
                container = .array(elements)
            } else {
                try container.setMember(part, new)
            }
        }
    }

    fileprivate mutating func take(at parts: ArraySlice<String>) throws(StatusError) -> JSON {
        let taken = try value(at: parts)
        try change(at: parts) { (container: inout JSON, part: String) throws(StatusError) in
            if case .array(var elements) = container {
                elements.remove(at: try Self.place(part, among: elements.count))
                container = .array(elements)
            } else {
                try container.setMember(part, nil)
            }
        }
        return taken
    }

    /// Changes the object or array that holds the last part of a path.
    private mutating func change(
        at parts: ArraySlice<String>,
        _ body: (inout JSON, String) throws(StatusError) -> Void
    ) throws(StatusError) {
        guard let first = parts.first else { throw .patchDoesNotFit }
        guard parts.count > 1 else { return try body(&self, first) }
        var child = try value(at: parts.prefix(1))
        try child.change(at: parts.dropFirst(), body)
        if case .array(var elements) = self {
            elements[try Self.place(first, among: elements.count)] = child
            self = .array(elements)
        } else {
            try setMember(first, child)
        }
    }

    private mutating func setMember(_ name: String, _ value: JSON?) throws(StatusError) {
        guard case .object(var object) = self else { throw .patchDoesNotFit }
        object[name] = value
        self = .object(object)
    }

    /// The place a part of a path names among so many; the real server counts negative ones from the end.
    private static func place(_ part: String, among count: Int) throws(StatusError) -> Int {
        guard let number = Int(part) else { throw .patchDoesNotFit }
        let place = number < 0 ? number + count : number
        guard (0..<count).contains(place) else { throw .patchDoesNotFit }
        return place
    }
}
