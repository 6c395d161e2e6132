package import CloudModel

/// What a row of told health says.
private struct ToldHealth: RowReadable {
    static let columns = "address, port, state"

    let server: ServerPort
    let state: HealthState

    init(_ row: inout RowReader) {
        server = ServerPort(address: row.address(), port: row.next())
        state = row.choice()
    }
}

extension Snapshot {
    /// The servers whose health was told.
    package func toldHealth() throws -> [ServerPort: HealthState] {
        let told: [ToldHealth] = try rows("FROM targetHealth")
        return Dictionary(uniqueKeysWithValues: told.map { ($0.server, $0.state) })
    }
}

extension Transaction {
    /// Keeps what a server's health is told to be; nil leaves it to the simulator again.
    package func tellHealth(_ state: HealthState?, of server: ServerPort) throws {
        try execute("DELETE FROM targetHealth WHERE address = ? AND port = ?", [server.address.bits, server.port])
        guard let state else { return }
        try insert(into: "targetHealth", ToldHealth.columns, [server.address.bits, server.port, state.rawValue])
    }

    /// Leaves every port of a server to the simulator again, as when its address is given back.
    package func forgetHealth(of address: IPv4Address) throws {
        try execute("DELETE FROM targetHealth WHERE address = ?", [address.bits])
    }
}
