import CloudWire
import KubeObjects

extension Printer {
    static let job = Printer(
        [
            Column("Status", "What the job is at."),
            Column("Completions", "How many of the wanted runs are done."),
            Column("Duration", "How long it has run."),
        ],
        wide: Cell.containerColumns + [Cell.selectorColumn],
        cells: { job, now in [status(job), completions(job), duration(job, now)] },
        wideCells: { Cell.containers($0) + [Cell.selector($0[path: "spec", "selector"])] }
    )

    private static func status(_ job: JSON) -> JSON {
        let met = job.list("status", "conditions").filter { $0.text("status") == "True" }.map { $0.text("type") }
        let shown = ["Complete", "Failed"].first(where: met.contains)
        if let shown { return .string(shown) }
        if job.value("metadata", "deletionTimestamp") != nil { return "Terminating" }
        let later = [
            ("Suspended", "Suspended"), ("FailureTarget", "FailureTarget"),
            ("SuccessCriteriaMet", "SuccessCriteriaMet"),
        ]
        return .string(later.first { met.contains($0.0) }?.1 ?? "Running")
    }

    private static func completions(_ job: JSON) -> JSON {
        let done = job.number("status", "succeeded")
        if let wanted = job.value("spec", "completions")?.int { return .string("\(done)/\(wanted)") }
        let width = job.number("spec", "parallelism")
        return .string(width > 1 ? "\(done)/1 of \(width)" : "\(done)/1")
    }

    private static func duration(_ job: JSON, _ now: Int64) -> JSON {
        guard let start = Timestamp.seconds(job.text("status", "startTime")) else { return "" }
        let end = Timestamp.seconds(job.text("status", "completionTime")) ?? now
        return .string(HumanDuration.text(seconds: end - start))
    }

    static let cronJob = Printer(
        [
            Column("Schedule", "When it runs."),
            Column("Timezone", "Where that is meant."),
            Column("Suspend", "Whether it is held up.", type: "boolean"),
            Column("Active", "How many of its jobs run.", type: "integer"),
            Column("Last Schedule", "When it ran last."),
        ],
        wide: Cell.containerColumns + [Cell.selectorColumn],
        cells: { cronJob, now in
            let last = cronJob.text("status", "lastScheduleTime")
            return [
                .string(cronJob.text("spec", "schedule")), Cell.text(cronJob.text("spec", "timeZone")),
                .string(cronJob.isTrue("spec", "suspend") ? "True" : "False"),
                .int(Int64(cronJob.list("status", "active").count)),
                last.isEmpty ? Cell.none : Cell.since(last, now),
            ]
        },
        wideCells: { cronJob in
            let template = cronJob[path: "spec", "jobTemplate"] ?? [:]
            return Cell.containers(template) + [Cell.selector(template[path: "spec", "selector"])]
        }
    )
}
