import CloudWire
import Foundation
import Logging

/// Writes each message as one JSON object a line on standard error.
struct JSONLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = JSONObject([("level", .string(event.level.rawValue)), ("message", .string("\(event.message)"))])
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) { line[key] = .string("\(value)") }
        FileHandle.standardError.write(Data((JSON.object(line).text + "\n").utf8))
    }
}
