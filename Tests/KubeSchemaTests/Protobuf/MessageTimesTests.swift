import CloudWire
import KubeObjects
import KubeSchema
import Testing

@Suite struct MessageTimesTests {
    private func metadata(_ metadata: WireWriter) throws -> JSON? {
        try ProtobufBody.json(WireWriter.envelope("v1", "ConfigMap", WireWriter().message(1, metadata)))["metadata"]
    }

    private func lease(_ time: WireWriter) throws -> JSON? {
        let spec = WireWriter().message(2, WireWriter().message(3, time))
        return try ProtobufBody.json(WireWriter.envelope("coordination.k8s.io/v1", "Lease", spec))[
            path: "spec",
            "acquireTime"
        ]
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_868_799, "2000-02-29T23:59:59Z"), (1_795_449_600, "2026-11-23T16:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"), (-62_135_596_799, "0001-01-01T00:00:01Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)]
    )
    func `a time is shown in UTC to the second`(seconds: Int64, text: String) throws {
        let time = WireWriter().number(1, seconds).number(2, 999_999_999)

        #expect(try metadata(WireWriter().message(9, time)) == ["deletionTimestamp": .string(text)])
    }

    @Test func `a time behind a pointer that is zero is null`() throws {
        #expect(try metadata(WireWriter().message(9)) == ["deletionTimestamp": nil])
    }

    @Test func `a zero creation time is left out, another stays`() throws {
        #expect(try metadata(WireWriter().text(1, "a").message(8)) == ["name": "a"])
        #expect(
            try metadata(WireWriter().message(8, WireWriter().number(1, 1))) == [
                "creationTimestamp": "1970-01-01T00:00:01Z"
            ]
        )
    }

    @Test func `an event without times has nulls for them`() throws {
        let json = try ProtobufBody.json(WireWriter.envelope("v1", "Event", WireWriter()))

        #expect(json["firstTimestamp"] == JSON.null)
        #expect(json["eventTime"] == JSON.null)
    }

    @Test func `a lease shows microseconds, cut off`() throws {
        #expect(try lease(WireWriter().number(1, 5).number(2, 123_456_999)) == "1970-01-01T00:00:05.123456Z")
        #expect(try lease(WireWriter().number(1, 5)) == "1970-01-01T00:00:05.000000Z")
        #expect(try lease(WireWriter().number(1, 5).number(2, -1000)) == "1970-01-01T00:00:04.999999Z")
    }

    @Test(arguments: [.min, .max] as [Int64])
    func `the ends of time are no fault`(seconds: Int64) throws {
        #expect(try lease(WireWriter().number(1, seconds).number(2, -1))?.string?.isEmpty == false)
    }
}
