import CloudWire
import Foundation
import KubeObjects

/// Where a list goes on, as the `continue` token that a client hands back.
struct ListPage {
    /// The object the last page ended with.
    var last: (namespace: String, name: String)?
    /// The revision of the first page, which all of them tell; nil where that is forgotten, and for the first page.
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
            let revision = json["rv"]?.int, revision != 0, let count = json["count"]?.int,
            (0...Int64(Int32.max)).contains(count)
        else {
            throw .badRequest("continue key is not valid: illegal base64 data or a token of another server")
        }
        self.init(last: (namespace, name), revision: revision < 0 ? nil : revision, count: Int(count))
    }

    var token: String {
        let json: JSON = [
            "v": "meta.k8s.io/v1", "rv": .int(revision ?? -1), "namespace": .string(last?.namespace ?? ""),
            "name": .string(last?.name ?? ""), "count": .int(Int64(count)),
        ]
        return Data(json.text.utf8).base64EncodedString()
    }

    /// Why the list cannot go on as it began, with the token by which it can go on as things are now.
    var expired: StatusError {
        var error = StatusError.expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list "
                + "without the continue parameter, or use the continue token in this response to retrieve the "
                + "remainder of the results. Continuing with the provided token results in an inconsistent list - "
                + "objects that were created, modified, or deleted between the time the first chunk was returned and "
                + "now may show up in the list."
        )
        error.continueToken = ListPage(last: last, revision: nil, count: count).token
        return error
    }
}
