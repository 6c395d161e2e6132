import CloudModel
import Testing

@testable import LocalCloud

/// Which listener and rule take what arrives (reconciler reference 6.3; CLB reference 3.1, 3.4).
struct ListenerCheckTests {
    private let check = ListenerCheck()

    @Test func `a listener of the port takes it`() throws {
        #expect(check.finding(in: try .example()).text == "listener TCP:80 (lbl-00000001) takes it")
    }

    @Test func `a port without a listener is refused, and those there are told`() throws {
        let finding = check.finding(in: try .example(to: "10.0.2.5:81"))
        #expect(finding.outcome == .failed)
        #expect(finding.text == "no listener has port 81")
        #expect(finding.remedy == "It listens on TCP:80.")
    }

    @Test func `a datagram finds no TCP listener`() throws {
        let finding = check.finding(in: try .example(speech: .udp))
        #expect(finding.text == "no listener has port 80 for udp")
    }

    @Test func `TCP and UDP on one port are told apart`() throws {
        var scene = try ReachScene.example(speech: .udp)
        let other = ReachedListener(id: ListenerID(rawValue: "lbl-00000003"), protocol: .udp, port: 80)
        scene.loadBalancer?.listeners.append(other)
        #expect(scene.route?.listener == other)
        scene.destination.speech = .tcp
        #expect(scene.route?.listener.protocol == .tcp)
    }

    @Test(arguments: [(ReachDestination.Speech.https, ListenerProtocol.http), (.http, .https)])
    func `plain HTTP and TLS do not understand each other`(
        speech: ReachDestination.Speech,
        heard: ListenerProtocol
    ) throws {
        var scene = try ReachScene.layer7([("a.example.com", "/")], to: "10.0.2.5:80/a.example.com/")
        scene.loadBalancer?.listeners[0].protocol = heard
        scene.destination.speech = speech
        #expect(check.finding(in: scene).outcome == .failed)
    }

    @Test(arguments: [
        ("a.example.com/", "a.example.com/"), ("a.example.com/api/v1", "a.example.com/api"),
        ("b.example.com/x", "*.example.com/"), ("c.b.example.com/x", "*.b.example.com/"),
        ("www.example.org/", "www.example.*/"),
        ("other.net/api", "a.example.com/api"), ("a.example.com/exact", "a.example.com= /exact"),
        ("a.example.com/exact/more", "a.example.com/"), ("a.example.com/pic.PNG", "a.example.com~* \\.png$"),
        ("a.example.com/api/pic.png", "a.example.com~* \\.png$"),
        ("a.example.com/firm/pic.png", "a.example.com^~ /firm"),
    ])
    func `the domain decides first and then the path, as nginx does`(request: String, rule: String) throws {
        let rules = [
            ("a.example.com", "/"), ("a.example.com", "/api"), ("*.example.com", "/"), ("*.b.example.com", "/"),
            ("www.example.*", "/"), ("a.example.com", "= /exact"), ("a.example.com", "~* \\.png$"),
            ("a.example.com", "^~ /firm"),
        ]
        let scene = try ReachScene.layer7(rules, to: "10.0.2.5:80/\(request)")
        #expect(scene.route?.rule?.text == rule)
    }

    @Test func `a path that no rule of the domain covers is a 404`() throws {
        let scene = try ReachScene.layer7([("a.example.com", "/api")], to: "10.0.2.5:80/a.example.com/web")
        let finding = check.finding(in: scene)
        #expect(finding.outcome == .failed)
        #expect(finding.text.hasSuffix("has no rule for a.example.com/web: the answer is 404"))
        #expect(finding.remedy.contains("a.example.com/api"))
    }

    @Test func `a listener without rules is a 404`() throws {
        let finding = check.finding(in: try .layer7([], to: "10.0.2.5:80"))
        #expect(finding.remedy.contains("no rules at all"))
    }

    @Test func `a redirect is followed to its rule`() throws {
        var scene = try ReachScene.layer7(
            [("a.example.com", "/"), ("a.example.com", "/new")],
            to: "10.0.2.5:80/a.example.com/"
        )
        scene.loadBalancer?.listeners[0].rules[0].redirect = .init(
            listenerId: ListenerID(rawValue: "lbl-00000002"),
            ruleId: RuleID(rawValue: "loc-00000001"),
            code: 302
        )
        #expect(scene.route?.rule?.url == "/new")
        #expect(check.finding(in: scene).text.contains("redirects with 302 to HTTP:80 a.example.com/new"))
    }

    @Test func `a redirect to a rule that is gone fails`() throws {
        var scene = try ReachScene.layer7([("a.example.com", "/")], to: "10.0.2.5:80/a.example.com/")
        scene.loadBalancer?.listeners[0].rules[0].redirect = .init(
            listenerId: ListenerID(rawValue: "lbl-00000002"),
            ruleId: RuleID(rawValue: "loc-99999999"),
            code: 302
        )
        #expect(check.finding(in: scene).outcome == .failed)
    }

    @Test(arguments: ["10.0.2.5", "10.0.2.5:0", "10.0.2.5:65536", ":80", "10.0.2.5:http", "http://10.0.2.5:80"])
    func `what is no destination is not taken for one`(text: String) {
        #expect(ReachDestination(text) == nil)
    }
}
