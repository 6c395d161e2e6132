import CloudWire

/// What is ordered to fail: `{"faults": [{"service": "clb", "action": "CreateLoadBalancer", "code": "FailedOperation",
/// "message": "Insufficient Account Balance", "times": 2}]}`.
extension ControlPanel {
    /// A fault that nobody worded says where it comes from.
    private static let unworded = "This refusal was ordered through /_clbsim/faults."

    /// The faults that are still there, with the number of calls they will refuse.
    func faults() -> JSON { ["faults": .array(gateway.faults.all.map(\.json))] }

    /// Puts others in the place of all faults; an empty list takes them away.
    ///
    /// All of them, or none where one cannot be understood.
    func orderFaults(_ body: [UInt8]) throws(ControlError) -> JSON {
        guard let list = (try? JSONParser.parse(body))?["faults"]?.array else { throw Self.notUnderstood }
        var ordered: [Fault] = []
        for json in list { ordered.append(try fault(json)) }
        gateway.faults.replace(by: ordered)
        return faults()
    }

    private func fault(_ json: JSON) throws(ControlError) -> Fault {
        let known = ["service", "action", "account", "code", "message", "times"]
        guard let members = json.object?.members, members.allSatisfy({ known.contains($0.name) }),
            let service = json["service"]?.string, let code = json["code"]?.string,
            code.wholeMatch(of: /[A-Z][A-Za-z0-9]*(\.[A-Z][A-Za-z0-9]*)*/) != nil
        else { throw Self.notUnderstood }
        let action = try Self.text(json["action"])
        try check(action, of: service)
        return Fault(
            service: service,
            action: action,
            account: try Self.text(json["account"]),
            code: APIErrorCode(rawValue: code),
            message: try Self.text(json["message"]) ?? Self.unworded,
            times: try Self.times(json["times"])
        )
    }

    /// A fault of a misspelt action would never happen, and nobody would see why.
    private func check(_ action: String?, of serviceName: String) throws(ControlError) {
        guard let service = gateway.services.first(where: { $0.name == serviceName }) else {
            let names = gateway.services.map(\.name).joined(separator: ", ")
            throw ControlError(reason: "there is no service \(serviceName), only \(names)")
        }
        guard let action, service.action(action) == nil else { return }
        throw ControlError(reason: "\(serviceName) has no simulated action \(action)")
    }

    private static func text(_ json: JSON?) throws(ControlError) -> String? {
        guard let json, json != .null else { return nil }
        guard let text = json.string else { throw notUnderstood }
        return text
    }

    private static func times(_ json: JSON?) throws(ControlError) -> Int? {
        guard let json, json != .null else { return nil }
        guard let times = json.int, (1...1_000_000).contains(times) else { throw notUnderstood }
        return Int(times)
    }

    private static let notUnderstood = ControlError(
        reason:
            "the body must be {\"faults\": [{\"service\", \"code\", and if wanted \"action\", \"account\", \"message\", "
            + "\"times\": 1 to 1000000}]}"
    )
}

extension Fault {
    fileprivate var json: JSON {
        var members = JSONObject([("service", .string(service))])
        if let action { members["action"] = .string(action) }
        if let account { members["account"] = .string(account) }
        members["code"] = .string(code.rawValue)
        members["message"] = .string(message)
        if let times { members["times"] = .int(Int64(times)) }
        return .object(members)
    }
}
