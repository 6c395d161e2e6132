import CloudWire
import Foundation
import KubeObjects

/// Where a list goes on, as the `continue` token that a client hands back.
struct ListPage {
    /// The object the last page ended with.
    var last: (namespace: String, name: String)?
    /// The revision of the first page, which all of them tell.
    var revision: Int64?
    /// How many objects the pages before had.
    var count = 0

    /// The page that ends with that object.
    init(last: (namespace: String, name: String)?, revision: Int64?, count: Int) {
        self.last = last
        self.revision = revision
        self.count = count
    }

    init(token: String) throws(StatusError) {
        guard !token.isEmpty else {
            self.init(last: nil, revision: nil, count: 0)
            return
        }
        guard let data = Data(base64Encoded: token), let json = try? JSONParser.parse(Array(data)),
            let namespace = json["namespace"]?.string, let name = json["name"]?.string,
            let revision = json["rv"]?.int, let count = json["count"]?.int, (0...Int64(Int32.max)).contains(count)
        else {
            throw .badRequest("continue key is not valid: illegal base64 data or a token of another server")
        }
        self.init(last: (namespace, name), revision: revision, count: Int(count))
    }

    var token: String {
        let json: JSON = [
            "v": "meta.k8s.io/v1", "rv": .int(revision ?? 0), "namespace": .string(last?.namespace ?? ""),
            "name": .string(last?.name ?? ""), "count": .int(Int64(count)),
        ]
        return Data(json.text.utf8).base64EncodedString()
    }
}
