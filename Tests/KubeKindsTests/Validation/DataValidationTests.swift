import CloudWire
import KubeKinds
import KubeObjects
import Testing

struct DataValidationTests {
    private func made(_ kind: JSON, _ members: JSON) -> KubeObject {
        var json: JSON = ["apiVersion": "v1", "kind": kind, "metadata": ["name": "a", "namespace": "shop"]]
        for member in members.object?.members ?? [] { json[path: member.name] = member.value }
        return .defaulted(json)
    }

    @Test func `keys are names of files`() {
        let faults = made("ConfigMap", ["data": ["a_B-1.c": "", "a/b": "", "..": ""]]).faults

        #expect(faults.count == 2)
        #expect(faults.first?.hasPrefix("data[a/b]: Invalid value: \"a/b\": a valid config key must consist") == true)
        #expect(faults.last == "data[..]: Invalid value: \"..\": must not be '..'")
    }

    @Test func `a mebibyte is enough`() {
        let data: JSON = ["a": .string(String(repeating: "x", count: 1_048_577))]
        #expect(made("ConfigMap", ["data": data]).faults == ["[]: Too long: may not be more than 1048576 bytes"])
    }

    @Test(arguments: ["ConfigMap", "Secret"])
    func `what says it does not change does not`(kind: String) {
        let old = made(.string(kind), ["immutable": true, "data": ["a": "eA=="]])
        let new = made(.string(kind), ["data": ["a": "eQ=="]])

        #expect(old.faults(from: old) == [])
        #expect(
            new.faults(from: old) == [
                "immutable: Forbidden: field is immutable when `immutable` is set",
                "data: Forbidden: field is immutable when `immutable` is set",
            ]
        )
    }

    @Test(arguments: [
        ("kubernetes.io/tls", ["data[tls.crt]: Required value", "data[tls.key]: Required value"]),
        ("kubernetes.io/dockerconfigjson", ["data[.dockerconfigjson]: Required value"]),
        (
            "kubernetes.io/service-account-token",
            ["metadata.annotations[kubernetes.io/service-account.name]: Required value"]
        ),
        ("example.com/any", []),
    ])
    func `a secret of a known type holds what it is for`(type: String, faults: [String]) {
        #expect(made("Secret", ["type": .string(type)]).faults == faults)
    }

    @Test func `a secret keeps its type`() {
        let old = made("Secret", [:])
        #expect(
            made("Secret", ["type": "other"]).faults(from: old) == [
                "type: Invalid value: \"other\": field is immutable"
            ]
        )
    }

    @Test func `endpoints have addresses, and good ones`() {
        #expect(
            made("Endpoints", ["subsets": [[:], ["addresses": [["ip": "169.254.1.1"]], "ports": [["port": 80]]]]])
                .faults
                == [
                    "subsets[0]: Required value: must specify `addresses` or `notReadyAddresses`",
                    "subsets[1].addresses[0].ip: Invalid value: \"169.254.1.1\": may not be in the link-local range "
                        + "(169.254.0.0/16, fe80::/10)",
                ]
        )
    }

    @Test func `a slice holds addresses of its one type, for good`() {
        func slice(_ type: JSON, _ address: JSON) -> KubeObject {
            .defaulted([
                "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": type,
                "metadata": ["name": "a", "namespace": "shop"], "endpoints": [["addresses": [address]]],
            ])
        }

        #expect(slice("IPv4", "10.0.0.1").faults == [])
        #expect(slice("IPv6", "2001:db8::1").faults == [])
        #expect(
            slice("IPv4", "::1").faults == [
                "endpoints[0].addresses[0]: Invalid value: \"::1\": must be a valid IPv4 address"
            ]
        )
        #expect(
            slice("IPv6", "2001:db8::1").faults(from: slice("IPv4", "10.0.0.1")) == [
                "addressType: Invalid value: \"IPv6\": field is immutable"
            ]
        )
    }
}
