import CloudWire
import Foundation
import Testing

/// A body as a client sent it, and the JSON it stands for.
struct SentBody: CustomTestStringConvertible {
    let command: String
    let base64: String
    let json: String

    var testDescription: String { command }

    func bytes() throws -> [UInt8] {
        Array(try #require(Data(base64Encoded: base64)))
    }

    func expected() throws -> JSON {
        try JSONParser.parse(Array(json.utf8))
    }
}
