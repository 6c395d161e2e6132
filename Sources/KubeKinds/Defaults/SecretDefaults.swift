import CloudWire
import KubeObjects

extension Defaults {
    /// A Secret is opaque unless it says otherwise, and `stringData` is only a way to write `data`.
    static func secret(_ secret: inout JSON) {
        for member in secret["stringData"]?.object?.members ?? [] {
            let bytes = Array((member.value.string ?? "").utf8)
            secret[path: "data", member.name] = .string(Octets.text(bytes))
        }
        secret[path: "stringData"] = nil
        secret.setDefault("type", to: "Opaque")
    }
}
