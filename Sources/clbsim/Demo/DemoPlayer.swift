import CLBReconciler
import CloudAPI
import CloudWire
import LocalCloud

/// Plays a scenario: does its steps, prints what a user sees, and checks what the scenario says must be so.
final class DemoPlayer {
    private let script: DemoScript
    private let cloud: SimulatedCloud
    private let cluster: DemoCluster
    private let say: (String) -> Void
    private var names = NamedValues()
    private var lastAnswer = JSON.null

    init(_ script: DemoScript, say: @escaping (String) -> Void) throws {
        self.script = script
        self.say = say
        cloud = try SimulatedCloud(DemoWorld.options(of: script))
        let made = try cloud.cluster(version: script.version, name: "shop")
        cluster = DemoCluster(cluster: made)
        names["cluster"] = .string(made.id)
        names["vpc"] = .string(made.vpcId)
        names["pods"] = .string(made.podSubnetId)
        names["services"] = .string(made.serviceSubnetId)
    }

    func play() async throws {
        say("\(script.title)\n(\(script.about); cluster \(cluster.cluster.id), Kubernetes v\(script.version))")
        try await cloud.advance(by: DemoWorld.preparation)
        for step in script.steps { try await play(step) }
        say("\n# Why\n\(script.why.trimmed)\n\n# What to do\n\(script.remedy.trimmed)")
    }

    private func play(_ step: DemoStep) async throws {
        let body = names.filled(step.body)
        let options = names.filled(step.options)
        switch step.kind {
        case .say: say("\n# \(NamedValues.text(body).trimmed)")
        case .apply: try apply(body.array ?? [body], options)
        case .patch:
            say("$ kubectl patch \(NamedValues.text(body)) --type merge -p '\(options["with"]?.text ?? "")'")
            try check(try cluster.patch(NamedValues.text(body), with: options["with"] ?? .null), options)
        case .delete:
            say("$ kubectl delete \(NamedValues.text(body))")
            try check(try cluster.delete(NamedValues.text(body)), options)
        case .wait:
            say("  … \(body.text) seconds pass")
            try await cloud.advance(by: .seconds(body.int ?? 0))
        case .show: for name in body.array ?? [body] { try await show(NamedValues.text(name)) }
        case .call: try call(NamedValues.text(body), options)
        case .reach: try reach(NamedValues.text(body), options)
        case .control: try control(NamedValues.text(body), options)
        case .expect: for check in body.array ?? [body] { try expect(check) }
        case .keep: try keep(body, options)
        }
    }

    private func apply(_ manifests: [JSON], _ options: JSON) throws {
        for manifest in manifests {
            say("$ kubectl apply -f - <<< '\(manifest.text)'")
            try check(try cluster.apply(manifest), options)
        }
    }

    /// A refusal must be what the scenario said, and the other way round.
    private func check(_ refusal: String?, _ options: JSON) throws {
        let wanted = options["refused"]?.string
        if let refusal { say("  The server refuses it: \(refusal)") }
        switch (refusal, wanted) {
        case (nil, nil): return
        case (let refusal?, let wanted?) where refusal.contains(wanted): return
        default: throw DemoProblem("expected the refusal \(wanted ?? "none"), got \(refusal ?? "none")")
        }
    }

    private func call(_ text: String, _ options: JSON) throws {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2 else { throw DemoProblem("not a call: \(text)") }
        let parameters = options["with"]?.object ?? JSONObject()
        say("$ tccli \(words[0]) \(words[1])" + DemoTable.arguments(parameters))
        do {
            lastAnswer = try cloud.call(words[1], of: words[0], .object(parameters))
            for line in DemoTable(lastAnswer, options).lines { say("  " + line) }
        } catch {
            guard case .refused(let code, let message, _) = error else { throw error }
            say("  \(code): \(message)")
            guard options["fails"]?.string == code else { throw DemoProblem("\(text) ended with \(code): \(message)") }
            return
        }
        if let code = options["fails"] { throw DemoProblem("\(text) should have ended with \(code.text)") }
    }

    /// Whether a VIP is reached; the answer is that of `GET /_clbsim/explain`.
    private func reach(_ place: String, _ options: JSON) throws {
        let from = options["from"].map(NamedValues.text) ?? "internet"
        say("$ clbsim explain reach --from \(from) --to \(place)")
        lastAnswer = try cluster.cluster.explainer.reach(from: from, to: place, cluster.cluster.cluster).json
        for line in lastAnswer["text"]?.array ?? [] { say("  " + NamedValues.text(line)) }
    }

    private func control(_ text: String, _ options: JSON) throws {
        let words = text.split(separator: " ").map(String.init)
        guard words.count == 2 else { throw DemoProblem("not a request: \(text)") }
        let body = options["with"]?.text ?? ""
        let path = "/_clbsim/\(words[1])"
        say("$ curl -X \(words[0]) http://127.0.0.1:8088\(path)" + (body.isEmpty ? "" : " -d '\(body)'"))
        guard let answer = try ControlPanel(cloud.gateway).answer(method: words[0], path: path, body: Array(body.utf8))
        else { throw DemoProblem("there is no \(text)") }
        lastAnswer = answer
    }

    private func show(_ name: String) async throws {
        let lines: [String]
        if name == "clb" {
            say("$ tccli clb DescribeLoadBalancers")
            lines = try DemoLoadBalancers(cloud).lines
        } else if name.hasPrefix("why/") {
            let subject = String(name.dropFirst("why/".count))
            say("$ clbsim explain \(subject)")
            let answer = try await cluster.cluster.explainer.answer(
                QueryParameters([(name: "subject", value: subject)])
            )
            lines = answer["text"]?.array?.map(NamedValues.text) ?? []
        } else if name.hasPrefix("events/") {
            say("$ kubectl describe \(name.dropFirst("events/".count))   # its Events")
            lines = try cluster.events(about: String(name.dropFirst("events/".count)))
        } else {
            say("$ kubectl get \(name)")
            lines = try cluster.table(name)
        }
        for line in lines.isEmpty ? ["<none>"] : lines { say("  " + line) }
    }

    private func keep(_ body: JSON, _ options: JSON) throws {
        let source = try options["of"].map { try subject(NamedValues.text($0)) } ?? lastAnswer
        for member in body.object?.members ?? [] {
            guard let value = source.value(at: member.value) else {
                throw DemoProblem("nothing at \(member.value.text) of \(source.text)")
            }
            names[member.name] = value
        }
    }

    /// What an expectation is about.
    private func subject(_ name: String) throws -> JSON {
        if name == "answer" { return lastAnswer }
        if name == "clb" { return .array(try DemoLoadBalancers(cloud).all) }
        if name.hasPrefix("clb/") { return try DemoLoadBalancers(cloud).one(String(name.dropFirst(4))) }
        if name.hasPrefix("targets/") {
            return .array(try DemoLoadBalancers(cloud).targets(of: String(name.dropFirst(8))))
        }
        guard name.hasPrefix("events/") else { return try cluster.object(name) }
        return .string(try cluster.events(about: String(name.dropFirst("events/".count))).joined(separator: "\n"))
    }

    private func expect(_ check: JSON) throws {
        let subject = try subject(check["of"]?.string ?? "answer")
        try DemoCheck(check).hold(of: subject.value(at: check["path"]))
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
