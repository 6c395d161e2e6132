/// How long the lists of a request may be.
enum ListLimits {
    static let ids = 100
    static let addresses = 100
}
