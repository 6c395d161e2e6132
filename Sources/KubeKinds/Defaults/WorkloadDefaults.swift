import CloudWire
import KubeObjects

extension Defaults {
    static func deployment(_ deployment: inout JSON) {
        deployment.setDefault("spec", to: [:])
        deployment.edit("spec") { spec in
            spec.setDefault("replicas", to: 1)
            podTemplate(&spec, at: "template")
            spec.setDefault("strategy", "type", to: "RollingUpdate")
            if spec.text("strategy", "type") == "RollingUpdate" {
                spec.setDefault("strategy", "rollingUpdate", "maxUnavailable", to: "25%")
                spec.setDefault("strategy", "rollingUpdate", "maxSurge", to: "25%")
            }
            spec.setDefault("revisionHistoryLimit", to: 10)
            spec.setDefault("progressDeadlineSeconds", to: 600)
        }
    }

    static func replicaSet(_ set: inout JSON) {
        set.setDefault("spec", "replicas", to: 1)
        set.edit("spec") { podTemplate(&$0, at: "template") }
    }

    static func statefulSet(_ set: inout JSON) {
        set.setDefault("spec", to: [:])
        set.edit("spec") { spec in
            spec.setDefault("podManagementPolicy", to: "OrderedReady")
            spec.setDefault("updateStrategy", "type", to: "RollingUpdate")
            if spec.text("updateStrategy", "type") == "RollingUpdate" {
                spec.setDefault("updateStrategy", "rollingUpdate", "partition", to: 0)
            }
            spec.setDefault("persistentVolumeClaimRetentionPolicy", "whenDeleted", to: "Retain")
            spec.setDefault("persistentVolumeClaimRetentionPolicy", "whenScaled", to: "Retain")
            spec.setDefault("replicas", to: 1)
            spec.setDefault("revisionHistoryLimit", to: 10)
            spec.setDefault("serviceName", to: "")
            podTemplate(&spec, at: "template")
            spec.editEach("volumeClaimTemplates", by: claimTemplate)
        }
    }

    static func daemonSet(_ set: inout JSON) {
        set.setDefault("spec", to: [:])
        set.edit("spec") { spec in
            spec.setDefault("updateStrategy", "type", to: "RollingUpdate")
            if spec.text("updateStrategy", "type") == "RollingUpdate" {
                spec.setDefault("updateStrategy", "rollingUpdate", "maxUnavailable", to: 1)
                spec.setDefault("updateStrategy", "rollingUpdate", "maxSurge", to: 0)
            }
            spec.setDefault("revisionHistoryLimit", to: 10)
            podTemplate(&spec, at: "template")
        }
    }

    private static func claimTemplate(_ claim: inout JSON) {
        // A claim inside a set is a whole object on the wire.
        claim.setDefault("kind", to: "PersistentVolumeClaim")
        claim.setDefault("apiVersion", to: "v1")
        claim[path: "metadata", "creationTimestamp"] = claim.value("metadata", "creationTimestamp") ?? .null
        persistentVolumeClaim(&claim)
    }
}
