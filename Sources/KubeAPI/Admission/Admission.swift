import CloudModel
import CloudWire
import KubeKinds
import KubeObjects

/// What a server does with objects beyond their own rules: refusing, completing, and giving out what is scarce.
struct Admission {
    private let resource: Resource
    private let state: ClusterTransaction

    init(_ resource: Resource, in state: ClusterTransaction) {
        self.resource = resource
        self.state = state
    }

    /// Fills in what servers of the cluster's version do, and older ones did not.
    func setVersionsDefaults(_ object: inout KubeObject) {
        guard resource.storageKey == "services", ServerVersion(state.cluster.version).minor >= 30 else { return }
        Defaults.addressModes(of: &object)
    }

    /// The object with no more than will be kept of it, for those who note who wrote what.
    func ownedForm(of object: KubeObject) -> KubeObject {
        resource.storageKey == "services" ? ServiceAllocation(state).ownedForm(of: object) : object
    }

    /// Completes a new object, or refuses it.
    func admitCreation(_ object: inout KubeObject) throws {
        if !resource.isCustom { object["status"] = InitialStatus.of(object) }
        switch resource.storageKey {
        case "daemonsets.apps":
            // The virtual nodes of an elastic cluster run nothing of their own.
            throw StatusError.forbidden(
                resource.groupResource,
                name: object.name,
                "DaemonSets are not supported by elastic clusters, which have no nodes of their own"
            )
        case DefinitionEnding.resource:
            DefinitionAdmission.establish(&object, at: state.now)
        default: break
        }
    }

    /// Completes a changed object, or refuses the change.
    func admitChange(_ object: inout KubeObject, from old: KubeObject) throws {
        switch resource.storageKey {
        case DefinitionEnding.resource:
            DefinitionAdmission.establish(&object, at: state.now)
        // Nothing but `finalize` changes what a namespace waits for.
        case "namespaces": object["spec", "finalizers"] = old["spec", "finalizers"]
        default: break
        }
    }

    /// What servers of the cluster's version find wrong with a status, and older ones do not.
    ///
    /// Stock ones from 1.29 on let only Services of the type LoadBalancer have addresses; on the vendor's the type
    /// ClusterIP is balanced for too (reconciler reference 3.4).
    func statusFaults(of object: KubeObject) -> [FieldError] {
        guard resource.storageKey == "services", !state.cluster.isVendorFlavoured,
            ServerVersion(state.cluster.version).minor >= 29, object["spec", "type"] != "LoadBalancer",
            object["status", "loadBalancer", "ingress"]?.array?.isEmpty == false
        else { return [] }
        return [.forbidden("status.loadBalancer.ingress", "may only be used when `spec.type` is \"LoadBalancer\"")]
    }

    /// Refuses the end of what a cluster cannot be without.
    func admitDeletion(_ object: KubeObject) throws {
        guard resource.storageKey == "namespaces", ["default", "kube-public", "kube-system"].contains(object.name)
        else { return }
        throw StatusError.forbidden(resource.groupResource, name: object.name, "this namespace may not be deleted")
    }

    /// Gives a new object what is scarce.
    func allocate(_ object: inout KubeObject) throws {
        guard resource.storageKey == "services" else { return }
        try ServiceAllocation(state).allocate(&object, replacing: nil)
    }

    /// Gives a changed object what it now needs, and takes back what it no longer does.
    func reallocate(_ object: inout KubeObject, from old: KubeObject) throws {
        guard resource.storageKey == "services" else { return }
        try ServiceAllocation(state).allocate(&object, replacing: old)
    }

    /// Takes back what an object held.
    func release(_ object: KubeObject) throws {
        switch resource.storageKey {
        case "services": try ServiceAllocation(state).release(object)
        case "pods": try state.releaseInterface(of: object)
        case DefinitionEnding.resource:
            try DefinitionAdmission.removeObjects(of: object, in: state)
        default: break
        }
    }
}
