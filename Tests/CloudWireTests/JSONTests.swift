import CloudWire
import Testing

struct JSONTests {
    private func parse(_ text: String) throws -> JSON {
        try JSONParser.parse(Array(text.utf8))
    }

    @Test(arguments: [
        (#"{"a": [1, -2, 2.5, 1e2, true, null, "x"]}"#, #"{"a":[1,-2,2.5,100.0,true,null,"x"]}"#),
        (#""\u4e2d\ud83d\ude80\n\"\\\/""#, #""中🚀\n\"\\/""#),
        ("9223372036854775807", "9223372036854775807"),
        ("  [ ]  ", "[]"),
        (#"{}"#, "{}"),
    ])
    func `a text is read and written again`(text: String, expected: String) throws {
        #expect(try parse(text).text == expected)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\"}", "{\"a\":}", "01", "-", "1.", "1e", "tru", "\"", "\"\\x\"", "\"\\u12\"",
        "\"\\ud800\"", "[1] 2", "{a:1}", "\"\u{1}\"", "nul", "1e999",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONParser.ParseError.self) { try parse(text) }
    }

    @Test func `more values than allowed are refused`() throws {
        let text = Array("[1,{\"a\":2}]".utf8)

        #expect(try JSONParser.parse(text, valuesMax: 4).text == "[1,{\"a\":2}]")
        #expect(throws: JSONParser.ParseError.self) { try JSONParser.parse(text, valuesMax: 3) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: JSONParser.ParseError.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
    }

    @Test func `deep nesting is refused, not followed`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)

        #expect(throws: JSONParser.ParseError.self) { try JSONParser.parse(bytes) }
    }

    @Test func `integers and decimals are told apart`() throws {
        #expect(try parse("1") == .int(1))
        #expect(try parse("1.0") == .double(1))
    }

    @Test func `the later of two members of one name counts`() throws {
        #expect(try parse(#"{"a":1,"a":2}"#)["a"] == 2)
    }

    @Test func `control characters are escaped`() {
        #expect(JSON.string("a\u{1}\tb").text == #""a\u0001\tb""#)
    }
}
