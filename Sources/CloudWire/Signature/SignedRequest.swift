import HTTPTypes

/// A POST request with a JSON body, signed as the vendor's clients do.
package struct SignedRequest: Sendable {
    package let request: APIRequest

    package init(
        service: String,
        version: String,
        action: String,
        region: String,
        secretId: String,
        secretKey: String = "clbsim",
        body: [UInt8],
        timestampSeconds: Int64,
        host: String? = nil
    ) {
        var request = APIRequest(
            method: .post,
            target: "/",
            host: host ?? "\(service).tencentcloudapi.com",
            headers: [
                .contentType: "application/json; charset=utf-8",
                .tcAction: action,
                .tcVersion: version,
                .tcRegion: region,
                .tcTimestamp: String(timestampSeconds),
            ],
            body: body
        )
        request.headers[.authorization] = TC3Signature.authorization(
            for: request,
            service: service,
            secretId: secretId,
            secretKey: secretKey,
            timestampSeconds: timestampSeconds
        )
        self.request = request
    }
}
