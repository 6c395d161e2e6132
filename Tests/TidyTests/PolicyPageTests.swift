import CLBReconciler
import Testing

/// The page about the reconciler as a library.
struct PolicyPageTests {
    /// The rows of the table under the heading, by their first cell.
    private static let rows: [(field: String, initial: String)] = {
        let page = Repository.text(of: "docs/reconciler.md")
        let section = page.split(separator: "## Policy").last ?? ""
        return section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { $0.filter { $0 != "`" } }
            return (cells[0].filter { $0 != " " }, cells[1].filter { $0 != " " })
        }
    }()

    @Test func `the table has every field of the policy, in order`() {
        let fields = Mirror(reflecting: ReconcilerPolicy()).children.compactMap(\.label)
        #expect(Self.rows.map(\.field) == fields)
    }

    @Test func `the table tells every default`() {
        let defaults = Mirror(reflecting: ReconcilerPolicy()).children.map { Self.text($0.value) }
        #expect(Self.rows.map(\.initial) == defaults)
    }

    /// A default as the page writes it, without spaces.
    private static func text(_ value: Any) -> String {
        guard let duration = value as? Duration else { return "\(value)" }
        let (seconds, attoseconds) = duration.components
        return seconds > 0 ? "\(seconds)s" : "\(attoseconds / 1_000_000_000_000_000)ms"
    }
}
