import CloudWire
import KubeObjects

extension Validation {
    private static let pullPolicies = ["Always", "IfNotPresent", "Never"]

    static func containers(_ list: [JSON], _ path: String, volumes: Set<String>) -> [FieldError] {
        if list.isEmpty { return [.required(path)] }
        var names: Set<String> = []
        return list.enumerated().flatMap { place, item -> [FieldError] in
            let place = "\(path)[\(place)]"
            var errors = container(item, place, volumes: volumes)
            if !names.insert(item.text("name")).inserted {
                errors.append(.duplicate("\(place).name", item["name"] ?? ""))
            }
            return errors + probes(item, place)
        }
    }

    /// What holds for containers of every sort.
    static func container(_ container: JSON, _ path: String, volumes: Set<String>) -> [FieldError] {
        containerIdentity(container, path)
            + choice(
                container.text("terminationMessagePolicy"),
                ["File", "FallbackToLogsOnError"],
                "\(path).terminationMessagePolicy"
            )
            + containerPorts(container, "\(path).ports") + environment(container, path)
            + mounts(container, "\(path).volumeMounts", volumes: volumes)
            + choice(container.text("imagePullPolicy"), pullPolicies, "\(path).imagePullPolicy")
            + resources(container["resources"] ?? [:], "\(path).resources")
    }

    private static func containerIdentity(_ container: JSON, _ path: String) -> [FieldError] {
        let (name, image) = (container.text("name"), container.text("image"))
        var errors: [FieldError] =
            name.isEmpty
            ? [.required("\(path).name")]
            : NameRules.dnsLabel(name).map { .invalid("\(path).name", .string(name), $0) }
        if image.isEmpty { errors.append(.required("\(path).image")) }
        if image.first?.isWhitespace == true || image.last?.isWhitespace == true {
            errors.append(.invalid("\(path).image", .string(image), "must not have leading or trailing whitespace"))
        }
        return errors
    }

    private static func containerPorts(_ container: JSON, _ path: String) -> [FieldError] {
        var names: Set<String> = []
        return container.list("ports").enumerated().flatMap { place, port -> [FieldError] in
            let place = "\(path)[\(place)]"
            var errors: [FieldError] = []
            let name = port.text("name")
            if !name.isEmpty {
                let faults = PortRules.nameFaults(name)
                errors += faults.map { .invalid("\(place).name", .string(name), $0) }
                if faults.isEmpty, !names.insert(name).inserted {
                    errors.append(.duplicate("\(place).name", .string(name)))
                }
            }
            if port.number("containerPort") == 0 {
                errors.append(.required("\(place).containerPort"))
            } else {
                errors += PortRules.number(port["containerPort"], "\(place).containerPort")
            }
            if port.number("hostPort") != 0 { errors += PortRules.number(port["hostPort"], "\(place).hostPort") }
            return errors + PortRules.transport(port, place)
        }
    }

    private static func mounts(_ container: JSON, _ path: String, volumes: Set<String>) -> [FieldError] {
        var folders: Set<String> = []
        return container.list("volumeMounts").enumerated().flatMap { place, mount -> [FieldError] in
            let place = "\(path)[\(place)]"
            let (name, folder) = (mount.text("name"), mount.text("mountPath"))
            var errors: [FieldError] = []
            if name.isEmpty { errors.append(.required("\(place).name")) }
            if !volumes.contains(name) { errors.append(.notFound("\(place).name", .string(name))) }
            if folder.isEmpty { errors.append(.required("\(place).mountPath")) }
            if !folders.insert(folder).inserted {
                errors.append(.invalid("\(place).mountPath", .string(folder), "must be unique"))
            }
            return errors
        }
    }
}
