import TencentCloudClient
import Testing

struct CredentialTests {
    @Test func `a key pair is permanent unless a token comes with it`() {
        #expect(Credential(secretId: "a", secretKey: "b").token == nil)
        #expect(Credential(secretId: "a", secretKey: "b", token: "t") != Credential(secretId: "a", secretKey: "b"))
    }
}
