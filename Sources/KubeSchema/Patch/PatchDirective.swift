/// The members of a strategic merge patch that say how to merge instead of what.
enum PatchDirective {
    /// Replaces or removes the object it stands in.
    static let marker = "$patch"
    /// Names all members that may stay.
    static let retainKeys = "$retainKeys"
    /// Names, with the list's name behind a slash, the elements of a list of primitives that go.
    static let deletion = "$deleteFromPrimitiveList"
    /// Names, with the list's name behind a slash, the order the elements are to have.
    static let order = "$setElementOrder"

    /// The list that a directive is about, where the member is this directive.
    static func list(of directive: String, in name: String) -> String? {
        guard name.hasPrefix(directive) else { return nil }
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0] == directive ? String(parts[1]) : ""
    }
}
