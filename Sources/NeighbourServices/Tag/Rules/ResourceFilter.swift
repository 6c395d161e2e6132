import CloudModel

/// Which resources a list is about, by the parts of their names; empty parts leave it open.
struct ResourceFilter {
    var service: String?
    var prefix: String?
    var region: String?
    var ids: [String]?

    func matches(_ resource: TaggableResource) -> Bool {
        let isNamed = resource.kind.names.contains { name in
            isOpen(service, or: name.service) && isOpen(prefix, or: name.prefix)
        }
        return isNamed && (!resource.kind.isRegional || isOpen(region, or: resource.region))
            && (ids?.contains(resource.id) ?? true)
    }

    private func isOpen(_ wanted: String?, or value: String) -> Bool {
        wanted.map { $0.isEmpty || $0 == value } ?? true
    }
}

extension ResourceName {
    /// Whether this is a name of that resource.
    func isName(of resource: TaggableResource, owner: Int64) -> Bool {
        let filter = ResourceFilter(service: service, prefix: prefix, region: region, ids: [id])
        return filter.matches(resource) && (self.owner ?? String(owner)) == String(owner)
    }
}
