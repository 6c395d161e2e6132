import CloudWire
import KubeObjects

extension Defaults {
    static func job(_ job: inout JSON) {
        job.setDefault("spec", to: [:])
        if let labels = job.value("spec", "template", "metadata", "labels") {
            job.setDefault("metadata", "labels", to: labels)
        }
        job.edit("spec", by: jobSpec)
    }

    static func cronJob(_ cronJob: inout JSON) {
        cronJob.setDefault("spec", to: [:])
        cronJob.edit("spec") { spec in
            spec.setDefault("concurrencyPolicy", to: "Allow")
            spec.setDefault("suspend", to: false)
            spec.setDefault("successfulJobsHistoryLimit", to: 3)
            spec.setDefault("failedJobsHistoryLimit", to: 1)
            spec.edit("jobTemplate") { template in
                template[path: "metadata", "creationTimestamp"] =
                    template.value("metadata", "creationTimestamp") ?? .null
                template.edit("spec") { podTemplate(&$0, at: "template") }
            }
        }
    }

    private static func jobSpec(_ spec: inout JSON) {
        // A job that says neither runs once; one that says only how many at a time is a work queue.
        if spec.value("completions") == nil, spec.value("parallelism") == nil { spec[path: "completions"] = 1 }
        spec.setDefault("parallelism", to: 1)
        spec.setDefault("backoffLimit", to: 6)
        spec.setDefault("completionMode", to: "NonIndexed")
        spec.setDefault("suspend", to: false)
        spec.setDefault(
            "podReplacementPolicy",
            to: spec.value("podFailurePolicy") == nil ? "TerminatingOrFailed" : "Failed"
        )
        podTemplate(&spec, at: "template")
    }
}
