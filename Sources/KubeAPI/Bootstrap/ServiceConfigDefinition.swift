import CloudWire
import KubeObjects

/// The vendor's own kind beside Services and Ingresses: what listeners and rules are to be like (reconciler
/// reference 2.3).
enum ServiceConfigDefinition {
    static let json: JSON = [
        "kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1",
        "metadata": ["name": "tkeserviceconfigs.cloud.tencent.com"],
        "spec": [
            "group": "cloud.tencent.com", "scope": "Namespaced",
            "names": [
                "kind": "TkeServiceConfig", "listKind": "TkeServiceConfigList", "plural": "tkeserviceconfigs",
                "singular": "tkeserviceconfig", "shortNames": ["tsc"],
            ],
            "versions": [
                ["name": "v1alpha1", "served": true, "storage": true, "schema": ["openAPIV3Schema": schema]]
            ],
        ],
    ]

    private static var schema: JSON {
        object([
            "apiVersion": string, "kind": string, "metadata": ["type": "object"],
            "spec": object([
                "loadBalancer": object([
                    "internetMaxBandwidthOut": integer(0, 2048), "l4Listeners": array(of: layer4),
                    "l7Listeners": array(of: layer7),
                ])
            ]),
        ])
    }

    /// TLS and QUIC are not in the tables, but the controller itself writes fragments for such listeners.
    private static var layer4: JSON {
        listener(
            ["TCP", "UDP", "TCP_SSL", "QUIC"],
            [
                "session": session(upTo: 3600), "healthCheck": object(check),
                "scheduler": choice(["WRR", "LEAST_CONN", "IP_HASH"]),
            ]
        )
    }

    private static var layer7: JSON {
        listener(
            ["HTTP", "HTTPS"],
            [
                // Written as a number by some and as a truth by others.
                "keepaliveEnable": ["x-kubernetes-preserve-unknown-fields": true], "snatEnable": boolean,
                "defaultServer": string, "listenerName": string,
                "domains": array(
                    of: object(["domain": string, "http2": boolean, "rules": array(of: rule)])
                ),
            ]
        )
    }

    private static var rule: JSON {
        let more: [(String, JSON)] = [
            ("httpCheckPath", string), ("httpCheckDomain", string), ("httpCheckMethod", string),
            ("httpCode", integer(1, 31)), ("sourceIpType", integer(0, 1)), ("checkType", string),
            ("checkPort", integer(1, 65535)),
        ]
        return object([
            "url": string, "forwardType": choice(["HTTP", "HTTPS", "GRPC"]), "session": session(upTo: 86_400),
            "scheduler": choice(["WRR", "LEAST_CONN", "IP_HASH"]),
            "healthCheck": object(more.reduce(into: check) { $0[path: $1.0] = $1.1 }),
        ])
    }

    private static func session(upTo seconds: Int64) -> JSON {
        object(["enable": boolean, "sessionExpireTime": integer(30, seconds)])
    }

    private static var check: JSON {
        [
            "enable": boolean, "intervalTime": integer(5, 300), "healthNum": integer(2, 10),
            "unHealthNum": integer(2, 10), "timeout": integer(2, 60),
        ]
    }
}

// MARK: - Words of schemas

extension ServiceConfigDefinition {
    private static let string: JSON = ["type": "string"]
    private static let boolean: JSON = ["type": "boolean"]

    private static func integer(_ minimum: Int64, _ maximum: Int64) -> JSON {
        ["type": "integer", "minimum": .int(minimum), "maximum": .int(maximum)]
    }

    private static func choice(_ values: [JSON]) -> JSON { ["type": "string", "enum": .array(values)] }

    private static func array(of items: JSON) -> JSON { ["type": "array", "items": items] }

    private static func object(_ properties: JSON) -> JSON { ["type": "object", "properties": properties] }

    /// A fragment of a list that is found again by protocol and port.
    private static func listener(_ protocols: [JSON], _ properties: JSON) -> JSON {
        var all = properties
        all[path: "protocol"] = choice(protocols)
        all[path: "port"] = integer(1, 65535)
        return ["type": "object", "required": ["protocol", "port"], "properties": all]
    }
}
