import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct WarningsTests {
    @Test func `the annotation that names a class is old, where it stands alone`() {
        var ingress = KubeObject([
            "apiVersion": "networking.k8s.io/v1", "kind": "Ingress",
            "metadata": ["annotations": ["kubernetes.io/ingress.class": "clb"]],
        ])
        #expect(
            Warnings.create(ingress) == [
                "annotation \"kubernetes.io/ingress.class\" is deprecated, please use 'spec.ingressClassName' instead"
            ]
        )
        #expect(Warnings.update(ingress, from: ingress) == [])

        ingress["spec", "ingressClassName"] = "clb"
        #expect(Warnings.create(ingress) == [])
    }

    @Test func `a finalizer without a path warns when it comes`() {
        let old = KubeObject(["apiVersion": "example.com/v1", "kind": "Thing"])
        var new = old
        new.finalizers = ["mine", "example.com/yours", "orphan"]

        #expect(
            Warnings.update(new, from: old) == [
                "metadata.finalizers: \"mine\": prefer a domain-qualified finalizer name including a path (/) to avoid "
                    + "accidental conflicts with other finalizer writers"
            ]
        )
        #expect(Warnings.update(new, from: new) == [])
    }

    @Test func `a service says what it cannot use`() {
        let headless = KubeObject.made(
            "v1",
            "Service",
            ["clusterIP": "None", "sessionAffinity": "ClientIP", "externalName": "example.com"]
        )
        #expect(
            Warnings.create(headless) == [
                "spec.SessionAffinity is ignored for headless services",
                "spec.externalName is ignored when spec.type is not \"ExternalName\"",
            ]
        )
        #expect(Warnings.create(.made("v1", "Service", ["ports": [["port": 80]]])) == [])
        for plain: JSON in [
            ["clusterIP": "None"], ["clusterIP": "None", "type": "ClusterIP", "sessionAffinity": "None"],
        ] {
            #expect(Warnings.create(.made("v1", "Service", plain)) == [])
        }
    }

    @Test func `a variable said twice warns, unless it builds on itself`() {
        let env: JSON = [
            ["name": "A", "value": "1"], ["name": "A", "value": "$(A)2"], ["name": "A", "value": "3"],
        ]
        let spec: JSON = ["template": ["spec": ["containers": [["name": "a", "env": env]]]]]

        #expect(
            Warnings.create(.made("apps/v1", "Deployment", spec)) == [
                "spec.template.spec.containers[0].env[2]: hides previous definition of \"A\", which may be dropped when "
                    + "using apply"
            ]
        )
    }

    @Test func `claim templates warn that nothing is made of them`() {
        let spec: JSON = ["volumeClaimTemplates": [["metadata": ["name": "data"]]]]
        let warning =
            "spec.volumeClaimTemplates: clbsim has no volumes: no claims are made, and Pods start without them"
        #expect(Warnings.create(.made("apps/v1", "StatefulSet", spec)) == [warning])
        #expect(Warnings.create(.made("apps/v1", "StatefulSet", [:])) == [])
    }
}
