import CloudWire
import KubeObjects
import TestSupport
import Testing

/// What a TkeServiceConfig may say (reconciler reference 2.3).
struct ServiceConfigSchemaTests {
    private static let path = "/apis/cloud.tencent.com/v1alpha1/namespaces/default/tkeserviceconfigs"

    private static func config(_ loadBalancer: JSON) -> JSON {
        [
            "kind": "TkeServiceConfig", "apiVersion": "cloud.tencent.com/v1alpha1", "metadata": ["name": "web"],
            "spec": ["loadBalancer": loadBalancer],
        ]
    }

    @Test func `what the table has is kept as it is written`() throws {
        let cluster = try TestCluster()
        let wanted: JSON = [
            "internetMaxBandwidthOut": 100,
            "l4Listeners": [
                [
                    "protocol": "TCP", "port": 80, "scheduler": "LEAST_CONN",
                    "session": ["enable": true, "sessionExpireTime": 60],
                    "healthCheck": [
                        "enable": true, "intervalTime": 10, "timeout": 3, "healthNum": 2, "unHealthNum": 2,
                    ],
                ]
            ],
            "l7Listeners": [
                [
                    "protocol": "HTTPS", "port": 443, "keepaliveEnable": 1, "snatEnable": true,
                    "defaultServer": "a.example",
                    "listenerName": "mine",
                    "domains": [
                        [
                            "domain": "", "http2": true,
                            "rules": [
                                [
                                    "url": "/", "forwardType": "GRPC",
                                    "healthCheck": ["httpCode": 31, "checkPort": 8081],
                                ]
                            ],
                        ]
                    ],
                ]
            ],
        ]
        let made = cluster.ask("POST", Self.path, Self.config(wanted))
        #expect(made.status == 201)
        #expect(made.json[path: "spec", "loadBalancer"] == wanted)
    }

    @Test(
        arguments: [
            (["internetMaxBandwidthOut": 2049], "spec.loadBalancer.internetMaxBandwidthOut"),
            (["l4Listeners": [["protocol": "TCP"]]], "spec.loadBalancer.l4Listeners[0].port"),
            (["l4Listeners": [["protocol": "HTTP", "port": 80]]], "spec.loadBalancer.l4Listeners[0].protocol"),
            (["l7Listeners": [["protocol": "HTTP", "port": 0]]], "spec.loadBalancer.l7Listeners[0].port"),
            (
                ["l4Listeners": [["protocol": "UDP", "port": 53, "session": ["sessionExpireTime": 29]]]],
                "spec.loadBalancer.l4Listeners[0].session.sessionExpireTime"
            ),
            (
                ["l7Listeners": [["protocol": "HTTP", "port": 80, "domains": [["rules": [["forwardType": "FTP"]]]]]]],
                "spec.loadBalancer.l7Listeners[0].domains[0].rules[0].forwardType"
            ),
        ] as [(JSON, String)]
    )
    func `nonsense is refused with its place`(loadBalancer: JSON, place: String) throws {
        let cluster = try TestCluster()
        let answer = cluster.ask("POST", Self.path, Self.config(loadBalancer))
        #expect(answer.status == 422)
        #expect(answer.json["message"]?.string?.contains(place + ": ") == true, "\(answer.json.text)")
        #expect(cluster.ask("GET", Self.path).json["items"]?.array?.isEmpty == true)
    }
}
