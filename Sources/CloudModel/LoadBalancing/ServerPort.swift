/// A port of a server, wherever it is bound.
package struct ServerPort: Hashable, Sendable {
    package var address: IPv4Address
    package var port: Int

    package init(address: IPv4Address, port: Int) {
        self.address = address
        self.port = port
    }
}
