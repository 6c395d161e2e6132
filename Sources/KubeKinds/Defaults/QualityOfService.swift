import CloudWire
import KubeObjects

/// How well a Pod said what it needs: the class that decides who is evicted first.
enum QualityOfService {
    static func of(_ pod: JSON) -> String {
        let containers = pod.list("spec", "containers") + pod.list("spec", "initContainers")
        let amounts = containers.flatMap { container in
            ["requests", "limits"].flatMap { compute(container, $0).values }
        }
        if amounts.isEmpty { return "BestEffort" }
        return containers.allSatisfy(isGuaranteed) ? "Guaranteed" : "Burstable"
    }

    private static func isGuaranteed(_ container: JSON) -> Bool {
        let limits = compute(container, "limits")
        return limits.count == 2 && limits == compute(container, "requests")
    }

    /// The amounts of processor and memory above zero.
    private static func compute(_ container: JSON, _ name: String) -> [String: Int64] {
        var amounts: [String: Int64] = [:]
        for resource in ["cpu", "memory"] {
            guard let text = container[path: "resources", name, resource]?.quantityText,
                let amount = Quantity(text)?.milli, amount > 0
            else { continue }
            amounts[resource] = amount
        }
        return amounts
    }
}
