import CloudWire
import KubeObjects

/// Objects in another version or group of their kind than they come in.
enum Conversion {
    static func object(_ object: KubeObject, to kind: GroupVersionKind) -> KubeObject {
        guard object.apiVersion != "\(kind.groupVersion)" else { return object }
        var converted = object
        switch (kind.kind, object.apiVersion, kind.group) {
        case ("Event", "v1", "events.k8s.io"): EventConversion.toEvents(&converted)
        case ("Event", "events.k8s.io/v1", ""), ("Event", "events.k8s.io/v1beta1", ""):
            EventConversion.toCore(&converted)
        case ("Ingress", "networking.k8s.io/v1", _): IngressConversion.toBeta(&converted)
        case ("Ingress", "networking.k8s.io/v1beta1", _), ("Ingress", "extensions/v1beta1", _):
            IngressConversion.toStable(&converted)
        case ("EndpointSlice", "discovery.k8s.io/v1", _): EndpointSliceConversion.toBeta(&converted)
        case ("EndpointSlice", "discovery.k8s.io/v1beta1", _): EndpointSliceConversion.toStable(&converted)
        default: break
        }
        converted["apiVersion"] = .string("\(kind.groupVersion)")
        return converted
    }
}
