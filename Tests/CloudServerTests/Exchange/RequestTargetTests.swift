import Testing

@testable import CloudServer

struct RequestTargetTests {
    @Test func `a path and query stay as sent`() {
        let target = RequestTarget("/?Filters.0.Name=a%2Fb&x=%e4")

        #expect(target.text == "/?Filters.0.Name=a%2Fb&x=%e4")
        #expect(target.path == "/")
        #expect(target.query == "Filters.0.Name=a%2Fb&x=%e4")
        #expect(target.authority == nil)
    }

    @Test(arguments: [
        ("http://clb.tencentcloudapi.com/?a=b", "/?a=b", "clb.tencentcloudapi.com"),
        ("HTTP://localhost:8088/_clbsim/health", "/_clbsim/health", "localhost:8088"),
        ("https://clb.tencentcloudapi.com", "/", "clb.tencentcloudapi.com"),
        ("http://clb.tencentcloudapi.com?a=b", "/?a=b", "clb.tencentcloudapi.com"),
        ("http://", "/", ""),
    ])
    func `an absolute target gives up its authority`(target: String, text: String, authority: String) {
        #expect(RequestTarget(target).text == text)
        #expect(RequestTarget(target).authority == authority)
    }

    @Test(arguments: ["*", "", "clb.tencentcloudapi.com:443", "ftp://a/"])
    func `other targets stay as they are`(target: String) {
        #expect(RequestTarget(target).text == target)
    }
}
