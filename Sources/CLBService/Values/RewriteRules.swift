import CloudModel
import CloudWire

/// Which values a redirect may have (reference 3.5).
enum RewriteRules {
    static let codes: Set<Int> = [301, 302, 307]
    static let maximumRewrites = 50

    static func code(_ code: Int?, _ parameter: String) throws(APIError) -> Int {
        guard let code else { return Rewrite.defaultCode }
        guard codes.contains(code) else { throw .invalidValue(parameter) }
        return code
    }

    /// Lists that stand beside the domains have one element for each.
    static func beside<Value>(_ values: [Value]?, _ count: Int, _ parameter: String) throws(APIError) -> [Value] {
        let values = values ?? []
        guard values.isEmpty || values.count == count else { throw .wrongLength(parameter, count...count) }
        return values
    }
}
