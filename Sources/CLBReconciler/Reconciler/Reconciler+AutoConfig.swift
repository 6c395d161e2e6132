import CloudWire
import KubeObjects

/// Keeping the TkeServiceConfig of objects that want one of their own (reference 2.3).
extension Reconciler {
    /// Makes it, and adds and removes fragments as listeners come and go.
    func keepConfig(
        of main: DesiredLoadBalancer?,
        _ object: KubeObject,
        _ key: ObjectKey
    ) async throws(Interruption) {
        guard let main, object.isOn(key.kind.names.configAuto), let resource = resources[.config] else { return }
        let auto = AutoConfig(object: object, kind: key.kind)
        let name = AutoConfig.name(of: object, key.kind)
        let present = view.object(.config, object.namespace, name)
        let old = present?["spec", "loadBalancer"]
        let fragments = auto.fragments(for: main.listeners, keeping: old)
        guard present == nil || old != fragments else { return }
        var request = KubernetesRequest(
            method: "POST",
            path: resource.path(namespace: object.namespace),
            body: auto.manifest(fragments)
        )
        if let present {
            let body: JSON = ["metadata": .object(lock(present)), "spec": ["loadBalancer": fragments]]
            request = KubernetesRequest(
                method: "PATCH",
                path: resource.path(namespace: object.namespace, name: name),
                body: body,
                contentType: "application/merge-patch+json"
            )
        }
        do throws(KubernetesFailure) {
            view.set(KubeObject(try await kubernetes.send(request)), of: .config)
        } catch {
            throw .kubernetes(error)
        }
    }
}
