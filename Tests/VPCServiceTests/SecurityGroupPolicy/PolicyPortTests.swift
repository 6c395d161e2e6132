import CloudWire
import TestSupport
import Testing

/// Reference 5.4: protocols and ports of a rule.
struct PolicyPortTests {
    @Test(
        arguments: [
            ("TCP", "80", "tcp", "80"),
            ("udp", "80,443", "udp", "80,443"),
            ("Tcp", "8000-8010", "tcp", "8000-8010"),
            ("TCP", "1-65535", "tcp", "1-65535"),
            ("TCP", "all", "tcp", "ALL"),
            ("TCP", nil, "tcp", "ALL"),
            ("ALL", "All", "ALL", "ALL"),
            ("all", nil, "ALL", "ALL"),
            (nil, nil, "ALL", "ALL"),
            ("icmp", "all", "icmp", "ALL"),
            ("ICMP", nil, "icmp", "ALL"),
            ("GRE", "", "gre", "ALL"),
        ] as [(String?, String?, String, String)]
    )
    func `a rule is shown as recorded ones are`(
        given: String?,
        ports: String?,
        shown: String,
        shownPorts: String
    ) throws {
        let cloud = try TestCloud()
        let id = try cloud.makeGroup()
        let change: JSON = ["Protocol": given.map(JSON.string) ?? .null, "Port": ports.map(JSON.string) ?? .null]

        #expect(try cloud.addRules([TestCloud.rule("80", change)], to: id).errorCode == nil)

        let policy = try cloud.policySet(of: id)["Ingress"]?[0]
        #expect(policy?["Protocol"] == .string(shown))
        #expect(policy?["Port"] == .string(shownPorts))
    }

    @Test(arguments: [
        ("TCP", "0", "InvalidParameterValue.Range"),
        ("TCP", "65536", "InvalidParameterValue.Range"),
        ("TCP", "90-80", "InvalidParameterValue.Range"),
        ("TCP", "80,65536", "InvalidParameterValue.Range"),
        ("TCP", "http", "InvalidParameterValue.Malformed"),
        ("TCP", "80,", "InvalidParameterValue.Malformed"),
        ("TCP", "80-", "InvalidParameterValue.Malformed"),
        ("TCP", "-80", "InvalidParameterValue.Malformed"),
        ("TCP", "1-2-3", "InvalidParameterValue.Malformed"),
        ("TCP", "80,90-99", "InvalidParameterValue.Malformed"),
        ("TCP", "+80", "InvalidParameterValue.Malformed"),
        ("TCP", "99999999999999999999", "InvalidParameterValue.Malformed"),
        ("ICMP", "80", "InvalidParameter.Coexist"),
        ("GRE", "80", "InvalidParameter.Coexist"),
        ("ALL", "80", "InvalidParameter.Coexist"),
        ("", "80", "InvalidParameter.Coexist"),
        ("SCTP", "80", "InvalidParameterValue"),
    ])
    func `ports that no rule may have are refused`(given: String, ports: String, code: String) throws {
        let cloud = try TestCloud()
        let rule = TestCloud.rule(ports, ["Protocol": .string(given)])

        #expect(try cloud.addRules([rule], to: try cloud.makeGroup()).errorCode == code)
    }
}
