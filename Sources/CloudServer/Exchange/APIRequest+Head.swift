import CloudWire
import HTTPTypes
import NIOHTTP1

extension APIRequest {
    /// The request with that head; `nil` where its method is no method at all.
    init?(_ head: HTTPRequestHead, target: RequestTarget, body: [UInt8]) {
        guard let method = HTTPRequest.Method(rawValue: head.method.rawValue) else { return nil }
        var headers = HTTPFields()
        headers.reserveCapacity(head.headers.count)
        var host: String?
        for (name, value) in head.headers {
            guard let name = HTTPField.Name(name) else { continue }
            // Like an authority, the host is not one of the fields; of several the first counts.
            if name.canonicalName == "host" { host = host ?? value; continue }
            headers.append(HTTPField(name: name, value: value))
        }
        self.init(
            method: method,
            target: target.text,
            host: host ?? target.authority ?? "",
            headers: headers,
            body: body
        )
    }
}
