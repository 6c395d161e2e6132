import CloudWire
import KubeObjects

extension Validation {
    private static let quantityForm =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

    /// What a container asks for, which must fit in what it may have.
    static func resources(_ resources: JSON, _ path: String) -> [FieldError] {
        let limits = resources["limits"]?.object?.members ?? []
        let requests = resources["requests"]?.object?.members ?? []
        return limits.flatMap { amount($0.value, "\(path).limits[\($0.name)]") }
            + requests.flatMap { request in
                amount(request.value, "\(path).requests[\(request.name)]")
                    + excess(request, over: resources.value("limits", request.name), "\(path).requests")
            }
    }

    private static func amount(_ value: JSON, _ path: String) -> [FieldError] {
        guard let text = value.quantityText, let quantity = Quantity(text) else {
            return [.invalid(path, value, quantityForm)]
        }
        guard quantity.milli < 0 else { return [] }
        return [.invalid(path, .string(text), "must be greater than or equal to 0")]
    }

    private static func excess(
        _ request: (name: String, value: JSON),
        over limit: JSON?,
        _ path: String
    ) -> [FieldError] {
        guard let asked = request.value.quantityText, let most = limit?.quantityText, let amount = Quantity(asked),
            let limit = Quantity(most), amount > limit
        else { return [] }
        return [
            .invalid(path, .string(asked), "must be less than or equal to \(request.name) limit of \(most)")
        ]
    }
}
