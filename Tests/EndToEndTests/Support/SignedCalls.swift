import CloudWire
import Foundation
import HTTPTypes
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Signed calls from the test's own process, for many small questions: a client in Python costs more than the answer.
struct SignedCalls {
    private static let versions = [
        "clb": "2018-03-17", "vpc": "2017-03-12", "tke": "2018-05-25", "tag": "2018-08-13", "ssl": "2019-12-05",
    ]

    /// `127.0.0.1:PORT` of the simulator's HTTP port.
    let authority: String

    /// Calls an action, which has to succeed.
    @discardableResult
    func callAsFunction(
        _ service: String,
        _ action: String,
        _ parameters: JSON = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let response = try await answer(service, action, parameters)
        try #require(response["Error"] == nil, "\(action): \(response.text)", sourceLocation: sourceLocation)
        return response
    }

    private func answer(_ service: String, _ action: String, _ parameters: JSON) async throws -> JSON {
        let signed = SignedRequest(
            service: service,
            version: try #require(Self.versions[service]),
            action: action,
            region: "ap-guangzhou",
            secretId: "AKIDclbsim",
            body: Array(parameters.text.utf8),
            timestampSeconds: Int64(time(nil)),
            host: authority
        ).request
        var request = URLRequest(url: try #require(URL(string: "http://\(authority)/")))
        request.httpMethod = "POST"
        request.httpBody = Data(signed.body)
        for field in signed.headers { request.setValue(field.value, forHTTPHeaderField: field.name.rawName) }
        let (data, _) = try await URLSession.shared.data(for: request)
        return try #require(try JSONParser.parse(Array(data))["Response"])
    }
}
