import CloudWire
import Testing

/// Reference 1.3: flattened parameters.
struct FormTests {
    private func unflattened(_ text: String) throws -> String {
        JSON.object(try Form(encoded: text[...]).unflattened(except: ["Action"])).text
    }

    @Test(arguments: [
        ("Action=X&Limit=20", #"{"Limit":"20"}"#),
        ("F.0.Name=a&F.0.Values.1=y&F.0.Values.0=x", #"{"F":[{"Name":"a","Values":["x","y"]}]}"#),
        ("I.Bandwidth=5&I.Type=a%20b%2Bc", #"{"I":{"Bandwidth":"5","Type":"a b+c"}}"#),
        ("L.10=b&L.2=a", #"{"L":["a","b"]}"#),
        ("A=1&A=2", #"{"A":"2"}"#),
        ("", "{}"), ("L.-1=a", #"{"L":{"-1":"a"}}"#),
    ])
    func `dotted names become nested values`(text: String, expected: String) throws {
        #expect(try unflattened(text) == expected)
    }

    @Test(arguments: ["Limit", "A=1&B", "A=%", "A=%4", "A=%zz", "A=%ff", "A=1&A.0=2"])
    func `a form that cannot be read is an invalid parameter`(text: String) {
        let error = #expect(throws: APIError.self) { try unflattened(text) }
        #expect(error?.code == .invalidParameter)
    }

    @Test func `a name nested without end is refused`() {
        let name = String(repeating: "a.", count: 10_000)
        #expect(throws: APIError.self) { try unflattened("\(name)=1") }
    }
}
