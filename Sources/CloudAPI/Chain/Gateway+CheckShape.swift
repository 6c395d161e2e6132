import CloudWire

extension Gateway {
    /// The parameters of a call, of the described types, none missing and none unknown.
    func checkShape(
        _ parameters: JSONObject,
        isFlattened: Bool,
        action: String,
        service: Service
    ) throws(APIError) -> JSONObject {
        let shape = service.description.input(of: action) ?? Shape(name: "", members: [])
        return try ShapeCheck(service.description, isFlattened: isFlattened).checked(parameters, as: shape)
    }
}
