package import CloudModel
package import CloudWire

extension Gateway {
    /// Calls an action from within the process in the name of an account, as a signed request would; only the wire and
    /// the signature are left out.
    ///
    /// - Throws: ``APIError`` as a client would be answered, or what went wrong inside.
    /// - Returns: the members of the answer's `Response`.
    package func call(
        _ name: String,
        of serviceName: String,
        _ parameters: JSONObject,
        as account: Account,
        in region: Region,
        requestId: String
    ) throws -> JSONObject {
        guard let service = services.first(where: { $0.name == serviceName }) else {
            throw APIError.noSuchProduct(serviceName)
        }
        guard let action = service.action(name) else {
            throw service.knows(name)
                ? APIError.notSimulated(name)
                : APIError.invalidAction(name, service: service.name, version: service.version)
        }
        let secretId = AccountDirectory.secretId(of: account)
        try limitRate(name, secretId: secretId, service: service, region: region)
        try injectFault(name, secretId: secretId, service: service)
        let checked = try checkShape(parameters, isFlattened: false, action: name, service: service)
        let body = try perform(action, named: name, checked, service, account, region, requestId: requestId)
        return try JSONParser.parse(body)["Response"]?.object ?? JSONObject()
    }
}
