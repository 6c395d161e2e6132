/// Why there is no way to a cluster, as a sentence.
public struct AccessProblem: Error, Hashable, CustomStringConvertible {
    /// The sentence.
    public var description: String

    init(_ description: String) { self.description = description }
}
