/// The controllers that make a cluster live.
package enum BuiltInControllers {
    package static let all: [any Controller] =
        WorkloadControllers.all + [
            NamespaceEquipment(), NamespaceEnd(), GarbageCollector(), DefinitionEnd(), VirtualNodes(), NodeLeases(),
            PodScheduler(), VirtualKubelet(), ServiceEndpoints(), ServiceSlices(), MirroredSlices(), ServerEndpoints(),
        ]
}
