import CloudWire
import KubeObjects

extension Validation {
    /// The member a source cannot be without.
    private static let neededMembers = [
        "secret": "secretName", "configMap": "name", "persistentVolumeClaim": "claimName", "hostPath": "path",
        "nfs": "server", "csi": "driver",
    ]

    static func volumes(_ spec: JSON, _ path: String) -> [FieldError] {
        var names: Set<String> = []
        return spec.list("volumes").enumerated().flatMap { place, volume -> [FieldError] in
            let place = "\(path)[\(place)]"
            let name = volume.text("name")
            var errors = volumeSource(volume, place)
            if name.isEmpty {
                errors.append(.required("\(place).name"))
            } else {
                errors += NameRules.dnsLabel(name).map { .invalid("\(place).name", .string(name), $0) }
                if !names.insert(name).inserted { errors.append(.duplicate("\(place).name", .string(name))) }
            }
            return errors
        }
    }

    private static func volumeSource(_ volume: JSON, _ path: String) -> [FieldError] {
        let sources = (volume.object?.members ?? []).filter { $0.name != "name" && $0.value != .null }
        guard let source = sources.first else { return [.required(path, "must specify a volume type")] }
        var errors: [FieldError] = []
        if let needed = neededMembers[source.name], source.value.text(needed).isEmpty {
            errors.append(.required("\(path).\(source.name).\(needed)"))
        }
        let extra = sources.dropFirst().map { source in
            FieldError.forbidden("\(path).\(source.name)", "may not specify more than 1 volume type")
        }
        return errors + extra
    }
}
