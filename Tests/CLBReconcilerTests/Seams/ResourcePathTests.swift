import CLBReconciler
import Testing

struct ResourcePathTests {
    @Test func `a core resource lives under api, any other under apis`() {
        let services = KubernetesResource(version: "v1", plural: "services")
        let ingresses = KubernetesResource(group: "networking.k8s.io", version: "v1", plural: "ingresses")
        #expect(services.path() == "/api/v1/services")
        #expect(services.path(namespace: "default", name: "web") == "/api/v1/namespaces/default/services/web")
        #expect(ingresses.path(namespace: "a") == "/apis/networking.k8s.io/v1/namespaces/a/ingresses")
    }
}
