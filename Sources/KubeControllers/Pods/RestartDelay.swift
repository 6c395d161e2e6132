/// How long a kubelet waits before it starts a container again.
enum RestartDelay {
    private static let firstSeconds: Int64 = 10
    private static let longestSeconds: Int64 = 300
    /// A run that long makes the kubelet forget the failures before it.
    private static let soundRunSeconds: Int64 = 2 * longestSeconds

    /// The wait after the end of a run that lasted so long, with so many restarts before.
    static func after(restarts: Int64, run: Duration) -> Duration {
        guard restarts > 0, run < .seconds(soundRunSeconds) else { return .zero }
        return .seconds(min(longestSeconds, firstSeconds << min(restarts - 1, 10)))
    }
}
