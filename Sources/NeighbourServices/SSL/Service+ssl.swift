package import CloudAPI

extension Service {
    /// The certificate service, 2019-12-05.
    package static func ssl() throws -> Service {
        Service(
            description: try Description.load(service: "ssl", version: "2019-12-05"),
            actions: [
                DeleteCertificate.self,
                DescribeCertificate.self,
                DescribeCertificateDetail.self,
                DescribeCertificates.self,
                ModifyCertificateAlias.self,
                ModifyCertificateProject.self,
                UploadCertificate.self,
            ],
            requestsPerSecond: { $0.sslRequestsPerSecond }
        )
    }
}
