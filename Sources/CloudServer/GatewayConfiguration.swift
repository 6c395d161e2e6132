import NIOSSL

/// Where the gateway listens and as whom.
package struct GatewayConfiguration: Sendable {
    package var host: String
    package var ports: GatewayPorts
    package var certificatePEM: String
    package var privateKeyPEM: String
    /// The seconds since 1970 to write in the `Date` header: the simulated cloud's time.
    package var now: @Sendable () -> Int64
    package var limits: GatewayLimits

    package init(
        host: String = "127.0.0.1",
        ports: GatewayPorts,
        certificatePEM: String,
        privateKeyPEM: String,
        now: @escaping @Sendable () -> Int64,
        limits: GatewayLimits = GatewayLimits()
    ) {
        self.host = host
        self.ports = ports
        self.certificatePEM = certificatePEM
        self.privateKeyPEM = privateKeyPEM
        self.now = now
        self.limits = limits
    }

    func makeTLSContext() throws -> NIOSSLContext {
        var configuration = try TLSConfiguration.serving(
            certificatePEM: certificatePEM,
            privateKeyPEM: privateKeyPEM
        )
        configuration.shutdownTimeout = limits.farewellTimeout
        return try NIOSSLContext(configuration: configuration)
    }
}
