/// Where the cloud is: Tencent Cloud itself, a proxy of it, or a simulator.
public struct CloudPlace: Hashable, Sendable {
    /// Such as `http://127.0.0.1:8088`; nil for `https://SERVICE.tencentcloudapi.com`.
    public var endpoint: String?
    /// A file of certificates, in PEM form, to trust instead of the machine's own authorities.
    public var authorityFile: String?

    /// The place of that address, or Tencent Cloud where there is none.
    public init(endpoint: String? = nil, authorityFile: String? = nil) {
        self.endpoint = endpoint
        self.authorityFile = authorityFile
    }

    /// Tencent Cloud itself.
    public static let tencentCloud = CloudPlace()

    /// The address of a service, and the host in it as the `Host` header names it.
    func address(of service: String) -> (url: String, host: String) {
        guard let endpoint else {
            let host = "\(service).tencentcloudapi.com"
            return ("https://\(host)/", host)
        }
        let parts = endpoint.split(separator: "://", maxSplits: 1).map(String.init)
        let (scheme, rest) = parts.count == 2 ? (parts[0].lowercased(), parts[1]) : ("https", endpoint)
        let host = rest.prefix { $0 != "/" }.lowercased()
        return ("\(scheme)://\(host)/", host)
    }
}
