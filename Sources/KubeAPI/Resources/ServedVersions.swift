/// Which versions of an API group a server of some age serves.
///
/// Objects are kept in the newest version all the same, so that controllers meet one form of them.
enum ServedVersions {
    static func serves(_ group: String, _ version: String, minorVersion minor: Int) -> Bool {
        switch (group, version) {
        case ("networking.k8s.io", "v1"), ("events.k8s.io", "v1"): minor >= 19
        case ("discovery.k8s.io", "v1"): minor >= 21
        case ("extensions", _), ("networking.k8s.io", _), ("coordination.k8s.io", "v1beta1"): minor < 22
        case ("events.k8s.io", _), ("discovery.k8s.io", _): minor < 25
        default: true
        }
    }
}

extension Resource {
    /// With the versions alone that a server of that minor version serves; nil where it serves none.
    func served(by minorVersion: Int) -> Resource? {
        var resource = self
        resource.keptVersion = storageVersion
        resource.versions.removeAll { !ServedVersions.serves(group, $0, minorVersion: minorVersion) }
        return resource.versions.isEmpty ? nil : resource
    }
}
