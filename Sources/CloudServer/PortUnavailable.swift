/// The gateway cannot listen where it was told to.
package struct PortUnavailable: Error, CustomStringConvertible {
    package var host: String
    package var port: Int
    package var reason: String

    package var description: String { "cannot listen on \(host):\(port): \(reason)" }
}
