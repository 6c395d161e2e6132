import Foundation

/// Prints the rows of one or two subjects side by side.
struct Report {
    let subject: Figures
    let workload: Workload
    let peer: (name: String, figures: Figures, workload: Workload)?
    let floorPerSecond: Double

    func lines() -> [String] {
        let share = 100 * subject.getsPerSecond / floorPerSecond
        let floor = String(
            format: "bare HTTP stack, same sizes: %.0f/s; a get runs at %.0f %% of it",
            floorPerSecond,
            share
        )
        return [heading] + (cloudRows + clusterRows + economyRows).map(line) + [floor]
    }

    private var cloudRows: [Row] {
        [
            Row("start to first signed list, empty, ms", "50", { $0.startMilliseconds }, isLessBetter: true),
            Row("start with \(workload.many) on disk, ms", "100", { $0.startWithManyMilliseconds }, isLessBetter: true),
            Row("get by id, \(workload.connections) connections, /s", "8000", { $0.getsPerSecond }),
            Row("get by id, p99, ms", "5", { $0.getP99Milliseconds }, isLessBetter: true),
            Row("create, one connection, /s", "2000", { $0.createsPerSecond }),
            Row("rate at \(workload.many) over rate at 100", "0.9", { $0.rateAtManyOverFew }),
            Row("list \(workload.listed) by 100, ms", "120", { $0.listMilliseconds }, isLessBetter: true),
            Row("resident idle, MiB", "36", { $0.idleMiB.resident }, isLessBetter: true),
            Row("anonymous idle, MiB", "10", { $0.idleMiB.anonymous }, isLessBetter: true),
            Row("resident with \(workload.listed), MiB", "60", { $0.filledMiB.resident }, isLessBetter: true),
        ]
    }

    private var clusterRows: [Row] {
        let work = ClusterMeasurement.self
        return [
            Row("object create, one connection, /s", "1500", { $0.cluster?.createsPerSecond }),
            Row("object create, \(workload.connections) connections, /s", "", { $0.cluster?.parallelCreatesPerSecond }),
            Row("list \(work.objects) objects, ms", "150", { $0.cluster?.listMilliseconds }, isLessBetter: true),
            Row("\(work.watchers) watchers told, ms", "20", { $0.cluster?.toldMilliseconds }, isLessBetter: true),
            Row("resident with \(work.objects) objects, MiB", "", { $0.cluster?.filledMiB }, isLessBetter: true),
        ]
    }

    private var economyRows: [Row] {
        let work = EconomyMeasurement.self
        let objects = "\(work.services) Services, \(work.ingresses) Ingresses"
        return [
            Row("\(objects), s", "10", { $0.economy?.syncSeconds }, isLessBetter: true),
            Row("same at \(work.callsPerSecond) calls/s over least time", "1.25", { $0.economy?.timeOverLeast }),
            Row("change during that, p95, simulated s", "10", { $0.economy?.overtakeP95Seconds }),
            Row("\(work.endpointChanges) endpoint changes, calls", "4", { $0.economy?.endpointChangeCalls }),
            Row("restart with all in sync, reads", "40", { $0.economy?.restartReads }),
            Row("restart with all in sync, writes", "0", { $0.economy?.restartWrites }),
        ]
    }

    private struct Row {
        var title: String
        var aim: String
        var value: (Figures) -> Double?
        var isLessBetter: Bool

        init(_ title: String, _ aim: String, _ value: @escaping (Figures) -> Double?, isLessBetter: Bool = false) {
            self.title = title
            self.aim = aim
            self.value = value
            self.isLessBetter = isLessBetter
        }
    }

    private var heading: String {
        columns("measure", "aim", "clbsim", peer?.name ?? "", peer == nil ? "" : "times better")
    }

    private func line(_ row: Row) -> String {
        let mine = row.value(subject)
        let other = peer.flatMap { row.value(scaled($0.figures, from: $0.workload)) }
        return columns(row.title, row.aim, text(mine), text(other), ratio(mine, other, isLessBetter: row.isLessBetter))
    }

    /// A slow peer lists fewer load balancers: its time a page is taken for as many pages.
    private func scaled(_ figures: Figures, from other: Workload) -> Figures {
        var figures = figures
        figures.listMilliseconds *= Double(workload.listed) / Double(other.listed)
        return figures
    }

    private func ratio(_ mine: Double?, _ other: Double?, isLessBetter: Bool) -> String {
        guard let mine, let other, mine > 0, other > 0 else { return "" }
        return String(format: "%.1f", isLessBetter ? other / mine : mine / other)
    }

    private func text(_ value: Double?) -> String {
        value.map { String(format: $0 >= 100 ? "%.0f" : "%.2f", $0) } ?? ""
    }

    private func columns(_ cells: String...) -> String {
        let widths = [44, 6, 10, 10, 12]
        return zip(cells, widths).map { cell, width in
            let padding = String(repeating: " ", count: max(0, width - cell.count))
            return width == widths[0] ? cell + padding : padding + cell
        }.joined(separator: "  ")
    }
}
