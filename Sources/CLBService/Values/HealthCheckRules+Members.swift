import CloudModel
import CloudWire

/// Reads the members of a health check one by one; an empty text or a port of -1 takes a setting back.
extension HealthCheckRules {
    func readTiming(_ shape: HealthCheckShape, into check: inout HealthCheck) throws(APIError) {
        if let value = shape.healthSwitch { check.isOn = try ValueRules.flag(value, "HealthCheck.HealthSwitch") }
        if let value = shape.timeOut {
            check.timeoutSeconds = try ValueRules.number(value, in: 2...60, "HealthCheck.TimeOut")
        }
        if let value = shape.intervalTime {
            check.intervalSeconds = try ValueRules.number(value, in: 2...300, "HealthCheck.IntervalTime")
        }
        if let value = shape.healthNum {
            check.healthyCount = try ValueRules.number(value, in: 2...10, "HealthCheck.HealthNum")
        }
        if let value = shape.unHealthNum {
            check.unhealthyCount = try ValueRules.number(value, in: 2...10, "HealthCheck.UnHealthNum")
        }
        if let value = shape.checkPort {
            check.port = value == -1 ? nil : try ValueRules.port(value, "HealthCheck.CheckPort")
        }
        if let value = shape.sourceIpType {
            check.sourceKind = try ValueRules.flag(value, "HealthCheck.SourceIpType") ? 1 : 0
        }
    }

    func readHTTP(_ shape: HealthCheckShape, into check: inout HealthCheck) throws(APIError) {
        if let value = shape.httpCode {
            check.httpCodes = try ValueRules.number(value, in: 1...31, "HealthCheck.HttpCode")
        }
        if let text = shape.httpCheckPath { check.httpPath = try Self.path(text.nonEmpty) }
        if let text = shape.httpCheckDomain { check.httpDomain = try Self.domain(text.nonEmpty) }
        if let text = shape.httpCheckMethod {
            check.httpMethod = try Self.choice(text.uppercased(), "HealthCheck.HttpCheckMethod")
        }
        if let text = shape.httpVersion {
            guard ["", "HTTP/1.0", "HTTP/1.1"].contains(text) else { throw .invalidValue("HealthCheck.HttpVersion") }
            check.httpVersion = text.nonEmpty
        }
        if let text = shape.extendedCode { check.grpcCodes = try Self.grpcCodes(text.nonEmpty) }
    }

    func readCustom(_ shape: HealthCheckShape, into check: inout HealthCheck) throws(APIError) {
        if let text = shape.contextType { check.contextType = try Self.choice(text, "HealthCheck.ContextType") }
        if let text = shape.sendContext {
            check.sendContext = try Self.context(text.nonEmpty, "HealthCheck.SendContext")
        }
        if let text = shape.recvContext {
            check.receiveContext = try Self.context(text.nonEmpty, "HealthCheck.RecvContext")
        }
    }

    private static func choice<Choice: RawRepresentable<String>>(
        _ text: String,
        _ parameter: String
    ) throws(APIError) -> Choice? {
        text.isEmpty ? nil : try ValueRules.choice(text, parameter)
    }

    private static func path(_ text: String?) throws(APIError) -> String? {
        guard let text else { return nil }
        guard text.utf8.count <= 200 else { throw .wrongLength("HealthCheck.HttpCheckPath", 1...200) }
        guard text.hasPrefix("/"), text.utf8.allSatisfy(pathBytes.contains) else {
            throw .invalidValue("HealthCheck.HttpCheckPath")
        }
        return text
    }

    private static func domain(_ text: String?) throws(APIError) -> String? {
        guard let text else { return nil }
        guard text.utf8.count <= 80 else { throw .wrongLength("HealthCheck.HttpCheckDomain", 1...80) }
        guard RuleDomain(text)?.kind == .exact else { throw .invalidValue("HealthCheck.HttpCheckDomain") }
        return text
    }

    private static func context(_ text: String?, _ parameter: String) throws(APIError) -> String? {
        guard let text else { return nil }
        guard text.utf8.count <= 500 else { throw .wrongLength(parameter, 1...500) }
        guard text.isPrintableASCII else { throw .invalidValue(parameter) }
        return text
    }

    /// Numbers and ranges such as `0-9,12`.
    private static func grpcCodes(_ text: String?) throws(APIError) -> String? {
        guard let text else { return nil }
        guard text.utf8.allSatisfy(Set("0123456789-,".utf8).contains) else {
            throw .invalidValue("HealthCheck.ExtendedCode")
        }
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { UInt8($0) ?? .max }
            guard ends.count <= 2, ends.allSatisfy({ $0 <= 99 }), ends == ends.sorted() else {
                throw .invalidValue("HealthCheck.ExtendedCode")
            }
        }
        return text
    }

    private static let pathBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_/=?".utf8)
}
