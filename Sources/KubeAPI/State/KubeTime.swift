package import CloudModel

extension Instant {
    /// `2026-01-02T03:04:05Z`, as `metav1.Time` is written.
    package var kubeText: String { "\(utcDay.text)T\(utcTimeText)Z" }

    /// `2026-01-02T03:04:05.678000Z`, as `metav1.MicroTime` is written.
    package var kubeMicroText: String {
        let fraction = String(milliseconds - seconds * 1000)
        return "\(utcDay.text)T\(utcTimeText).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)000Z"
    }

    /// Reads what ``kubeText`` or ``kubeMicroText`` writes.
    package init?(kubeText text: String) {
        let parts = text.split { "-T:.Z".contains($0) }.map { Int64($0) }
        guard text.hasSuffix("Z"), parts.count >= 6, !parts.contains(nil) else { return nil }
        let numbers = parts.compactMap { $0 }
        let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]).daysSince1970
        self.init(seconds: day * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + numbers[5])
    }
}
