import CloudWire

extension Defaults {
    static func container(_ container: inout JSON) {
        container.editEach("ports") { $0.setDefault("protocol", to: "TCP") }
        container.editEach("env") { variable in
            variable.edit("valueFrom", "fieldRef") { $0.setDefault("apiVersion", to: "v1") }
        }
        for name in ["livenessProbe", "readinessProbe", "startupProbe"] { container.edit(name, by: probe) }
        for hook in ["postStart", "preStop"] {
            container.edit("lifecycle", hook) { $0.edit("httpGet", by: httpGet) }
        }
        container.setDefault("resources", to: [:])
        container.setDefault("terminationMessagePath", to: "/dev/termination-log")
        container.setDefault("terminationMessagePolicy", to: "File")
        container.setDefault("imagePullPolicy", to: .string(pullPolicy(of: container.text("image"))))
    }

    private static func probe(_ probe: inout JSON) {
        probe.setDefaultOverZero("timeoutSeconds", to: 1)
        probe.setDefaultOverZero("periodSeconds", to: 10)
        probe.setDefaultOverZero("successThreshold", to: 1)
        probe.setDefaultOverZero("failureThreshold", to: 3)
        probe.edit("httpGet", by: httpGet)
        probe.edit("grpc") { $0.setDefault("service", to: "") }
    }

    private static func httpGet(_ action: inout JSON) {
        action.setDefault("path", to: "/")
        action.setDefault("scheme", to: "HTTP")
    }

    /// An image without a tag or digest is `latest`, and latest is always pulled.
    private static func pullPolicy(of image: String) -> String {
        guard !image.contains("@") else { return "IfNotPresent" }
        let last = image.split(separator: "/").last ?? ""
        let tag = last.split(separator: ":").dropFirst().first ?? "latest"
        return tag == "latest" ? "Always" : "IfNotPresent"
    }
}
