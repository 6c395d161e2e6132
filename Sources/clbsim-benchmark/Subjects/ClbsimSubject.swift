import CloudWire
import Foundation
import HTTPTypes

/// The simulator itself: requests are signed and verified, state is on disk.
struct ClbsimSubject: Subject {
    let name = "clbsim"
    let executable: String
    private var vpcId: JSON = .null
    private var subnetId: JSON = .null

    init(executable: String) {
        self.executable = executable
    }

    func start(folder: String?) throws -> ServerProcess {
        let port = try ServerProcess.freePort()
        let arguments = [
            "serve", "--http-port", "\(port)", "--https-port", "0", "--kube-port", "0", "--data", folder ?? "memory",
            "--task-delay",
            "none",
            "--set", "clb.quota.internal=1000000",
        ]
        return try ServerProcess(executable, arguments, port: port) { list(offset: 0) }
    }

    mutating func prepare(_ server: ServerProcess) throws {
        let connection = try Connection(port: server.port)
        func call(_ action: String, _ parameters: JSON) throws -> JSON {
            let request = signed("vpc", "2017-03-12", action, parameters)
            return try JSONParser.parse(connection.exchange(request))["Response"] ?? .null
        }
        let vpc = try call("CreateVpc", ["VpcName": "benchmark", "CidrBlock": "10.0.0.0/12"])
        vpcId = vpc["Vpc"]?["VpcId"] ?? .null
        let subnet = try call(
            "CreateSubnet",
            ["VpcId": vpcId, "SubnetName": "benchmark", "CidrBlock": "10.0.0.0/16", "Zone": "ap-guangzhou-3"]
        )
        subnetId = subnet["Subnet"]?["SubnetId"] ?? .null
        _ = try call(
            "CreateSubnet",
            ["VpcId": vpcId, "SubnetName": "targets", "CidrBlock": "10.1.0.0/16", "Zone": "ap-guangzhou-3"]
        )
        guard subnetId != .null else { throw Connection.Failure(description: subnet.text) }
    }

    func list(offset: Int) -> [UInt8] {
        signed("clb", "2018-03-17", "DescribeLoadBalancers", ["Offset": .int(Int64(offset)), "Limit": 100])
    }

    func create(_ number: Int) -> [UInt8] {
        let parameters: JSON = [
            "LoadBalancerType": "INTERNAL", "VpcId": vpcId, "SubnetId": subnetId,
            "LoadBalancerName": .string("bench-\(number)"),
        ]
        return signed("clb", "2018-03-17", "CreateLoadBalancer", parameters)
    }

    func identifier(in response: [UInt8]) throws -> String {
        let json = try JSONParser.parse(response)
        guard let id = json["Response"]?["LoadBalancerIds"]?[0]?.string else {
            throw Connection.Failure(description: json.text)
        }
        return id
    }

    func get(_ identifier: String) -> [UInt8] {
        signed("clb", "2018-03-17", "DescribeLoadBalancers", ["LoadBalancerIds": [.string(identifier)]])
    }

    func check(_ response: [UInt8]) throws {
        let start = Array(#"{"Response":{"TotalCount":"#.utf8)
        guard response.starts(with: start) else {
            throw Connection.Failure(description: String(decoding: response, as: UTF8.self))
        }
    }

    /// The request of any of the load balancer's actions.
    func clb(_ call: (action: String, parameters: JSON)) -> [UInt8] {
        signed("clb", "2018-03-17", call.action, call.parameters)
    }

    private func signed(_ service: String, _ version: String, _ action: String, _ parameters: JSON) -> [UInt8] {
        let signed = SignedRequest(
            service: service,
            version: version,
            action: action,
            region: "ap-guangzhou",
            secretId: "AKIDclbsim",
            body: Array(parameters.text.utf8),
            timestampSeconds: Int64(Date().timeIntervalSince1970)
        ).request
        let fields = signed.headers.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
        return httpRequest("POST / HTTP/1.1\r\nHost: \(signed.host)\r\n\(fields)", body: signed.body)
    }
}
