package import CloudStore
package import CloudWire

/// One action of the API: its request, its response, its errors and its rule, together in one file.
///
/// Names on the wire follow from Swift's by a capital first letter. Conform to ``ReadAction`` or ``WriteAction``.
package protocol Action: Sendable {
    /// The parameters the action acts on. Any other that the vendor declares is refused as not simulated.
    associatedtype Request: Decodable
    /// The members the action fills in. Any other that the vendor declares is null.
    associatedtype Response: Encodable

    /// The codes it may answer, as documented, beside the gateway's own.
    static var errors: Set<APIErrorCode> { get }

    /// Decodes, runs and encodes; ``ReadAction`` and ``WriteAction`` provide it.
    static func perform(_ invocation: Invocation) throws -> [UInt8]
}

/// An action that changes nothing.
package protocol ReadAction: Action {
    static func run(_ request: Request, in cloud: Cloud<Snapshot>) throws -> Response
}

/// An action that may change the state, in one transaction: what it throws undoes all it did.
package protocol WriteAction: Action {
    static func run(_ request: Request, in cloud: Cloud<Transaction>) throws -> Response
}

extension Action {
    /// The action's name on the wire, which is the type's.
    package static var name: String { "\(Self.self)" }
}

extension ReadAction {
    package static func perform(_ invocation: Invocation) throws -> [UInt8] {
        let request = try RequestDecoder.decode(Request.self, from: invocation.parameters)
        return try invocation.store.read { snapshot in
            try invocation.body(try run(request, in: invocation.cloud(snapshot)))
        }
    }
}

extension WriteAction {
    package static func perform(_ invocation: Invocation) throws -> [UInt8] {
        let request = try RequestDecoder.decode(Request.self, from: invocation.parameters)
        return try invocation.store.write { transaction in
            try invocation.body(try run(request, in: invocation.cloud(transaction)))
        }
    }
}

/// The response of an action that answers with a RequestId and nothing else.
package struct NoContent: Encodable {
    package init() {}
}
