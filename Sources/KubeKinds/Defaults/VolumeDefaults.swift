import CloudWire
import KubeObjects

extension Defaults {
    static func volume(_ volume: inout JSON) {
        if volume.object?.members.allSatisfy({ $0.name == "name" || $0.value == .null }) ?? false {
            volume[path: "emptyDir"] = [:]
        }
        for source in ["secret", "configMap", "downwardAPI", "projected"] {
            // 0644, in the decimal form JSON has.
            volume.edit(source) { $0.setDefault("defaultMode", to: 420) }
        }
        volume.edit("downwardAPI", by: downwardItems)
        volume.editEach("projected", "sources") { source in
            source.edit("downwardAPI", by: downwardItems)
            source.edit("serviceAccountToken") { $0.setDefault("expirationSeconds", to: 3600) }
        }
        volume.edit("hostPath") { $0.setDefault("type", to: "") }
        volume.edit("ephemeral", "volumeClaimTemplate", "spec") { $0.setDefault("volumeMode", to: "Filesystem") }
    }

    static func persistentVolumeClaim(_ claim: inout JSON) {
        claim.setDefault("spec", "volumeMode", to: "Filesystem")
        claim.setDefault("status", "phase", to: "Pending")
    }

    private static func downwardItems(_ source: inout JSON) {
        source.editEach("items") { item in
            item.edit("fieldRef") { $0.setDefault("apiVersion", to: "v1") }
        }
    }
}
