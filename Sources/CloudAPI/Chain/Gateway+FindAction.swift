import CloudModel
import CloudWire

extension Gateway {
    /// The service a request is for: by its credential scope, else by its host, else by version and action.
    func service(for call: APICall, host: String) throws(APIError) -> Service {
        let hosted = Self.product(inHost: host)
        if case .tc3(let signature) = call.credential {
            guard let service = service(named: signature.service), hosted == nil || hosted == signature.service else {
                throw .invalidAuthorization("`Service` in Credential not valid")
            }
            return service
        }
        if let hosted {
            guard let service = service(named: hosted) else { throw .noSuchProduct(hosted) }
            return service
        }
        let candidates = services.filter { $0.version == call.version }
        guard let service = candidates.first(where: { $0.knows(call.action) }) ?? candidates.first else {
            throw .noSuchVersion(call.version, service: services.first { $0.knows(call.action) }?.name ?? "")
        }
        return service
    }

    private func service(named name: String) -> Service? {
        services.first { $0.name == name }
    }

    /// The first label of a host of the real cloud; any other host names no product.
    private static func product(inHost host: String) -> String? {
        let name = host.prefix { $0 != ":" }.lowercased()
        guard name.hasSuffix(".tencentcloudapi.com") else { return nil }
        return String(name.prefix { $0 != "." })
    }

    /// The action called for; one that exists only in the real cloud is refused by name.
    func action(of call: APICall, in service: Service) throws(APIError) -> any Action.Type {
        guard call.version == service.version else { throw .noSuchVersion(call.version, service: service.name) }
        if let action = service.action(call.action) { return action }
        guard !service.knows(call.action) else { throw .notSimulated(call.action) }
        throw .invalidAction(call.action, service: service.name, version: service.version)
    }

    func region(of call: APICall) throws(APIError) -> Region {
        guard let name = call.region else { throw .missingParameter("Region") }
        guard let region = Region.named(name) else { throw .invalidValue(call.name(ofCommon: "Region")) }
        return region
    }
}
