/// The ports the gateway listens on: as wanted, where 0 means any free one, or as bound.
package struct GatewayPorts: Equatable, Sendable {
    package var http: Int
    package var https: Int

    package init(http: Int, https: Int) {
        self.http = http
        self.https = https
    }
}
