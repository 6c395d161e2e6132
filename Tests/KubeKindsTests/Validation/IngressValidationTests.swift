import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct IngressValidationTests {
    private let backend: JSON = ["service": ["name": "web", "port": ["number": 80]]]

    private func faults(_ spec: JSON, annotations: JSON = [:]) -> [String] {
        var ingress = KubeObject.made("networking.k8s.io/v1", "Ingress", spec)
        ingress["metadata", "annotations"] = annotations
        return ingress.faults
    }

    private func faults(path: JSON) -> [String] { faults(["rules": [["http": ["paths": [path]]]]]) }

    @Test func `an ingress needs rules or a backend`() {
        #expect(faults(["defaultBackend": backend]) == [])
        #expect(
            faults([:]) == [
                "spec: Invalid value: []networking.IngressRule(nil): either `defaultBackend` or `rules` must be specified"
            ]
        )
    }

    @Test(arguments: ["example.com", "*.example.com", ""])
    func `a host may be a name or a wildcard for one label`(host: String) {
        #expect(faults(["rules": [["host": .string(host)]]]) == [])
    }

    @Test(arguments: [
        ("10.0.0.1", "must be a DNS name, not an IP address"),
        ("*", "a wildcard DNS-1123 subdomain must start with '*.'"),
        ("a.*.com", "a wildcard DNS-1123 subdomain must start with '*.'"),
        ("Example.com", "a lowercase RFC 1123 subdomain must consist"),
    ])
    func `a host that is none`(host: String, why: String) {
        let faults = faults(["rules": [["host": .string(host)]]])

        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("spec.rules[0].host: Invalid value: \"\(host)\": \(why)") == true)
    }

    @Test func `a path says how it matches, and begins at the root`() {
        let place = "spec.rules[0].http.paths[0]"

        #expect(faults(path: ["path": "/a", "pathType": "Prefix", "backend": backend]) == [])
        #expect(faults(path: ["pathType": "ImplementationSpecific", "backend": backend]) == [])
        #expect(
            faults(path: ["path": "/", "backend": backend]) == [
                "\(place).pathType: Required value: pathType must be specified"
            ]
        )
        #expect(
            faults(path: ["path": "/", "pathType": "Regex", "backend": backend]) == [
                "\(place).pathType: Unsupported value: \"Regex\": supported values: \"Exact\", "
                    + "\"ImplementationSpecific\", \"Prefix\""
            ]
        )
        #expect(
            faults(path: ["path": "a//b", "pathType": "Exact", "backend": backend]) == [
                "\(place).path: Invalid value: \"a//b\": must be an absolute path",
                "\(place).path: Invalid value: \"a//b\": must not contain '//'",
            ]
        )
    }

    @Test(
        arguments: [
            ([:], "spec.defaultBackend: Invalid value: \"\": resource or service backend is required"),
            (["service": ["name": "web"]], "spec.defaultBackend: Required value: port name or number is required"),
            (
                ["service": ["name": "web", "port": ["number": 80, "name": "http"]]],
                "spec.defaultBackend: Invalid value: \"\": cannot set both port name & port number"
            ),
            (["service": ["port": ["number": 80]]], "spec.defaultBackend.service.name: Required value"),
            (["resource": ["kind": "Bucket"]], "spec.defaultBackend.resource.name: Required value"),
        ] as [(JSON, String)]
    )
    func `a backend that leads nowhere`(backend: JSON, fault: String) {
        #expect(faults(["defaultBackend": backend]) == [fault])
    }

    @Test func `the class said twice is the same`() {
        let spec: JSON = ["defaultBackend": backend, "ingressClassName": "clb"]

        #expect(faults(spec, annotations: ["kubernetes.io/ingress.class": "clb"]) == [])
        #expect(
            faults(spec, annotations: ["kubernetes.io/ingress.class": "nginx"]) == [
                "annotations.kubernetes.io/ingress.class: Invalid value: \"nginx\": must match `ingressClassName` when "
                    + "both are specified"
            ]
        )
    }

    @Test func `a class names its controller under a domain, for good`() {
        func ingressClass(_ controller: JSON) -> KubeObject {
            KubeObject([
                "apiVersion": "networking.k8s.io/v1", "kind": "IngressClass", "metadata": ["name": "clb"],
                "spec": ["controller": controller],
            ])
        }

        #expect(ingressClass("example.com/clb").faults == [])
        #expect(
            ingressClass("clb").faults == [
                "spec.controller: Invalid value: \"clb\": must be a domain-prefixed path (such as \"acme.io/foo\")"
            ]
        )
        #expect(
            ingressClass("example.com/b").faults(from: ingressClass("example.com/a")) == [
                "spec.controller: Invalid value: \"example.com/b\": field is immutable"
            ]
        )
    }
}
