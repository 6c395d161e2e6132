import Foundation

/// moto's server doing the equivalent ELBv2 work; it verifies no signature and keeps nothing on disk.
struct MotoSubject: Subject {
    let name = "moto"
    private let python: String
    private var subnets: [String] = []

    /// Installs the server into an environment of its own.
    init(environment: String) throws {
        python = environment + "/bin/python"
        guard !FileManager.default.fileExists(atPath: environment + "/bin/moto_server") else { return }
        try Command.run("/usr/bin/env", ["python3", "-m", "venv", environment])
        try Command.run(python, ["-m", "pip", "install", "--quiet", "moto[server]"])
    }

    func start(folder: String?) throws -> ServerProcess {
        let port = try ServerProcess.freePort()
        return try ServerProcess(
            python,
            ["-m", "moto.server", "-H", "127.0.0.1", "-p", "\(port)"],
            port: port
        ) { list(offset: 0) }
    }

    mutating func prepare(_ server: ServerProcess) throws {
        let response = try Connection(port: server.port).exchange(
            form("ec2", "Action=DescribeSubnets&Version=2016-11-15")
        )
        let text = String(decoding: response, as: UTF8.self)
        subnets = text.matches(of: /<subnetId>([^<]+)</).prefix(2).map { String($0.output.1) }
        guard subnets.count == 2 else { throw Connection.Failure(description: text) }
    }

    /// The first page each time: ELBv2 pages by markers, and no later page is cheaper for moto.
    func list(offset: Int) -> [UInt8] {
        form("elasticloadbalancing", "Action=DescribeLoadBalancers&Version=2015-12-01&PageSize=100")
    }

    func create(_ number: Int) -> [UInt8] {
        let members = subnets.enumerated().map { "&Subnets.member.\($0 + 1)=\($1)" }.joined()
        return form(
            "elasticloadbalancing",
            "Action=CreateLoadBalancer&Version=2015-12-01&Scheme=internal&Name=bench-\(number)\(members)"
        )
    }

    func identifier(in response: [UInt8]) throws -> String {
        let text = String(decoding: response, as: UTF8.self)
        guard let match = text.firstMatch(of: /<LoadBalancerArn>([^<]+)</) else {
            throw Connection.Failure(description: text)
        }
        return String(match.output.1)
    }

    func get(_ identifier: String) -> [UInt8] {
        form(
            "elasticloadbalancing",
            "Action=DescribeLoadBalancers&Version=2015-12-01&LoadBalancerArns.member.1=\(identifier)"
        )
    }

    func check(_ response: [UInt8]) throws {
        let text = String(decoding: response.prefix(100), as: UTF8.self)
        guard text.contains("DescribeLoadBalancersResponse") else { throw Connection.Failure(description: text) }
    }

    private func form(_ service: String, _ text: String) -> [UInt8] {
        let credential = "Credential=AKIAEXAMPLE/20260101/us-east-1/\(service)/aws4_request"
        let head = """
            POST / HTTP/1.1\r
            Host: \(service).us-east-1.amazonaws.com\r
            Content-Type: application/x-www-form-urlencoded\r
            Authorization: AWS4-HMAC-SHA256 \(credential), SignedHeaders=host, Signature=0\r

            """
        return httpRequest(head, body: Array(text.utf8))
    }
}
