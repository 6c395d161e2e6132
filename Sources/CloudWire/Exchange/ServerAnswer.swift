/// What answers a request, free of how it goes.
package enum ServerAnswer: Sendable {
    case whole(WholeAnswer)
    case stream(LineStream)
}

/// An answer that is there at once.
package struct WholeAnswer: Sendable {
    package var status: Int
    package var contentType: String
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(
        status: Int = 200,
        contentType: String = "application/json",
        headers: [(name: String, value: String)] = [],
        body: [UInt8]
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    package init(status: Int = 200, _ json: JSON) {
        var writer = JSONWriter(capacity: 1024)
        writer.value(json)
        self.init(status: status, body: writer.bytes + [UInt8(ascii: "\n")])
    }
}

/// An answer of lines that follow as things happen.
package struct LineStream: Sendable {
    /// What is there already.
    package var start: [[UInt8]]
    /// What follows; it ends when the server has no more to say.
    package var lines: AsyncStream<[UInt8]>
    /// Asks for a line that tells how far the client is; nil where it wants no such lines.
    package var askForPosition: (@Sendable () -> Void)?
    /// How long the client wants to listen.
    package var secondsMax: Int?

    package init(
        start: [[UInt8]],
        lines: AsyncStream<[UInt8]>,
        askForPosition: (@Sendable () -> Void)? = nil,
        secondsMax: Int? = nil
    ) {
        self.start = start
        self.lines = lines
        self.askForPosition = askForPosition
        self.secondsMax = secondsMax
    }
}
