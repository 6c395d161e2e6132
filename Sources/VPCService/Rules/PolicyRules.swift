import CloudModel
import CloudWire

/// What a rule of a security group may say (reference 5.4).
enum PolicyRules {
    /// What every action that takes rules may answer because of them.
    static let errors: Set<APIErrorCode> = [
        .coexist, .empty, .invalidParameterValue, .malformed, .range, .resourceNotFound, .tooLong,
        .unsupportedOperation,
    ]

    static func policy(
        _ input: PolicyInput,
        _ direction: SecurityGroupPolicy.Direction,
        path: String,
        at now: Instant
    ) throws(APIError) -> SecurityGroupPolicy {
        try checkServiceTemplate(input, path: path)
        let traffic = try traffic(input.protocol, path: path)
        let port = try PolicyPorts.port(input.port, of: traffic, path: path)
        let peer = try PolicyPeers.peer(of: input, path: path)
        if traffic == .icmp, case .ipv6CIDR = peer {
            throw .coexist(path + ".Protocol", path + ".Ipv6CidrBlock")
        }
        return SecurityGroupPolicy(
            direction: direction,
            traffic: traffic,
            port: port,
            peer: peer,
            verdict: try verdict(input.action, path: path),
            text: try NameRules.text(input.policyDescription ?? "", parameter: path + ".PolicyDescription"),
            modifiedAt: now
        )
    }

    private static func checkServiceTemplate(_ input: PolicyInput, path: String) throws(APIError) {
        guard let template = input.serviceTemplate, template.isGiven else { return }
        guard !input.protocol.isGiven, !input.port.isGiven else {
            throw .coexist(path + ".Protocol", path + ".ServiceTemplate")
        }
        throw .parameterNotSimulated(path + ".ServiceTemplate")
    }

    /// Any letter case will do; a rule without a protocol is for all of them (inferred from clients that leave it out).
    private static func traffic(_ text: String?, path: String) throws(APIError) -> SecurityGroupPolicy.Traffic {
        guard let text, !text.isEmpty else { return .all }
        let traffic = SecurityGroupPolicy.Traffic.allCases.first { $0.rawValue.lowercased() == text.lowercased() }
        guard let traffic else { throw .invalidValue(path + ".Protocol") }
        return traffic
    }

    private static func verdict(_ text: String?, path: String) throws(APIError) -> SecurityGroupPolicy.Verdict {
        guard let text, !text.isEmpty else { throw .empty(path + ".Action") }
        guard let verdict = SecurityGroupPolicy.Verdict(rawValue: text.uppercased()) else {
            throw .invalidValue(path + ".Action")
        }
        return verdict
    }
}
