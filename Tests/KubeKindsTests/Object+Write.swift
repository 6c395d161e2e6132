import CloudWire
import KubeKinds
import KubeObjects

extension KubeObject {
    /// An object with its defaults, as it comes to be checked.
    static func defaulted(_ json: JSON) -> KubeObject {
        var object = KubeObject(json)
        Defaults.apply(to: &object)
        return object
    }

    /// A namespaced object with a spec.
    static func made(_ apiVersion: String, _ kind: String, _ spec: JSON) -> KubeObject {
        defaulted([
            "apiVersion": .string(apiVersion), "kind": .string(kind),
            "metadata": ["name": "web", "namespace": "shop"], "spec": spec,
        ])
    }

    /// What is wrong with it as a new object.
    var faults: [String] { Validation.create(self).map(\.text) }

    /// What is wrong with it as the next version of another.
    func faults(from old: KubeObject) -> [String] { Validation.update(self, from: old).map(\.text) }
}
