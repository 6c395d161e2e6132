import ArgumentParser
import Foundation

struct Scale: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an account with 10,000 load balancers and 1,000,000 bindings, and time its describes.",
        discussion: "Takes minutes. Every 99th percentile should be at most 10 ms."
    )

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clbsim-scale-\(getpid())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let figures = try ScaleMeasurement(executable: Measure.simulator(), folder: folder).figures()
        print(String(format: "filled in %.0f s; %.0f MiB on disk", figures.fillSeconds, figures.diskMiB))
        for row in figures.rows {
            let title = row.title.padding(toLength: 44, withPad: " ", startingAt: 0)
            print(String(format: "%@ p99 %.2f ms (aim 10)", title as NSString, row.p99Milliseconds))
        }
        print(String(format: "resident then: %.0f MiB", figures.memoryMiB))
    }
}
