import ArgumentParser
import Logging

/// What is logged, and how; the same for every command that runs on.
struct LogOptions: ParsableArguments {
    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel = Logger.Level.info

    @Option(help: "text, or json: one object a line, the ready line included.")
    var logFormat = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    var logger: Logger {
        var logger = Logger(label: "clbsim") { label in
            let handler: any LogHandler =
                logFormat == .json ? JSONLogHandler() : StreamLogHandler.standardError(label: label)
            return handler
        }
        logger.logLevel = logLevel
        return logger
    }
}
