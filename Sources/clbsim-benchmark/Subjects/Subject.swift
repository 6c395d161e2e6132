/// A mock cloud that can be measured: how to start it, and its requests for the same work as bytes.
protocol Subject {
    var name: String { get }

    /// Starts it, with its state on disk where it has such a mode and a folder is given.
    func start(folder: String?) throws -> ServerProcess

    /// Makes what load balancers need, and remembers it.
    mutating func prepare(_ server: ServerProcess) throws

    /// The request that lists load balancers, from that offset on.
    func list(offset: Int) -> [UInt8]

    /// The request that creates one.
    func create(_ number: Int) -> [UInt8]

    /// What names a load balancer, found in the response to its creation.
    func identifier(in response: [UInt8]) throws -> String

    /// The request that describes one.
    func get(_ identifier: String) -> [UInt8]

    /// Throws where a response is not the success it has to be.
    func check(_ response: [UInt8]) throws
}

extension Subject {
    /// Creates load balancers one after the other on one connection.
    func createMany(_ numbers: Range<Int>, on server: ServerProcess) throws -> (identifiers: [String], load: Load) {
        var identifiers: [String] = []
        let requests = numbers.map(create)
        let load = try Load.run(port: server.port, connections: 1) { number in
            number < requests.count ? requests[number] : nil
        } check: { response in
            identifiers.append(try identifier(in: response))
        }
        return (identifiers, load)
    }
}

/// Puts a request together.
func httpRequest(_ head: String, body: [UInt8]) -> [UInt8] {
    Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body
}
