/// Which rows a list of load balancers with all that hangs on them asks for.
package struct DetailQuery: Sendable {
    /// How far down a row goes; what has nothing below it is one row all the same.
    package enum Depth: Int, Comparable, Sendable {
        case loadBalancer, listener, rule, target

        package static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }
    }

    /// Its page counts rows or load balancers.
    package var loadBalancers: LoadBalancerQuery
    package var depth: Depth
    package var countsRows: Bool

    package init(loadBalancers: LoadBalancerQuery, depth: Depth, countsRows: Bool) {
        self.loadBalancers = loadBalancers
        self.depth = depth
        self.countsRows = countsRows
    }
}
