import CloudWire

extension Gateway {
    /// The parameters of a call, of the described types, none missing and none unknown.
    func checkShape(_ call: APICall, service: Service) throws(APIError) -> JSONObject {
        let shape = service.description.input(of: call.action) ?? Shape(name: "", members: [])
        return try ShapeCheck(service.description, isFlattened: call.isFlattened).checked(call.parameters, as: shape)
    }
}
