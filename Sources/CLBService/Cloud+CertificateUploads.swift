import CloudAPI
import CloudModel
import CloudStore
import CloudWire
import LocalCA

/// Uploads the contents of certificates that a request brings instead of ids (reference 3.1).
extension Cloud where State == Transaction {
    /// The request with ids of uploaded certificates in the place of contents.
    func uploaded(_ shape: CertificateInputShape) throws -> CertificateInputShape {
        var shape = shape
        if shape.certId?.nonEmpty == nil, let content = shape.certContent?.nonEmpty {
            shape.certId = try upload(content, key: shape.certKey, name: shape.certName, "Certificate.Cert")
        }
        if shape.certCaId?.nonEmpty == nil, let content = shape.certCaContent?.nonEmpty {
            shape.certCaId = try upload(content, key: nil, name: shape.certCaName, "Certificate.CertCa")
        }
        return shape
    }

    /// The request with ids of uploaded certificates in the place of contents.
    func uploaded(_ shape: MultiCertInfoShape) throws -> MultiCertInfoShape {
        var shape = shape
        for (index, certificate) in shape.certList.enumerated() where certificate.certId?.nonEmpty == nil {
            guard let content = certificate.certContent?.nonEmpty else { continue }
            let path = "MultiCertInfo.CertList.\(index).Cert"
            let id = try upload(content, key: certificate.certKey?.nonEmpty, name: certificate.certName, path)
            shape.certList[index].certId = id
        }
        return shape
    }

    /// Keeps a server's certificate, or an authority's where there is no key; `path` begins its parameters' names.
    private func upload(_ content: String, key: String?, name: String?, _ path: String) throws -> CertificateID {
        guard let name = name?.nonEmpty else { throw APIError.missingParameter(path + "Name") }
        guard let chain = CertificateChain(pem: content) else { throw APIError.invalidValue(path + "Content") }
        if let key { guard chain.isPrivateKey(pem: key) else { throw APIError.invalidValue(path + "Key") } }
        let number = try state.nextNumber()
        let certificate = UploadedCertificate(
            id: CertificateID(rawValue: world.ids.suffix(number)),
            account: account.id,
            number: Int64(number),
            kind: key == nil ? .authority : .server,
            alias: name,
            projectId: 0,
            uses: "CLB",
            chainPEM: content,
            privateKeyPEM: key,
            links: chain.links,
            createdAt: now
        )
        try state.insert(certificate)
        return certificate.id
    }
}
