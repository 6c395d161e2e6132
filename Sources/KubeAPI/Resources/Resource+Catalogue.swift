import KubeObjects

/// Every resource that is served without a CustomResourceDefinition, in the order of discovery.
extension Resource {
    package static let builtIn: [Resource] = core + apps + networking + others

    private static let core = [
        Resource(
            group: "",
            versions: ["v1"],
            kind: "ConfigMap",
            plural: "configmaps",
            singular: "configmap",
            shortNames: ["cm"]
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Endpoints",
            plural: "endpoints",
            singular: "endpoints",
            shortNames: ["ep"]
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Event",
            plural: "events",
            singular: "event",
            shortNames: ["ev"]
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Namespace",
            plural: "namespaces",
            singular: "namespace",
            shortNames: ["ns"],
            isNamespaced: false,
            subresources: [.status],
            nameRule: .label
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Node",
            plural: "nodes",
            singular: "node",
            shortNames: ["no"],
            isNamespaced: false,
            subresources: [.status]
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Pod",
            plural: "pods",
            singular: "pod",
            shortNames: ["po"],
            categories: ["all"],
            subresources: [.status]
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Secret",
            plural: "secrets",
            singular: "secret"
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "ServiceAccount",
            plural: "serviceaccounts",
            singular: "serviceaccount",
            shortNames: ["sa"]
        ),
        Resource(
            group: "",
            versions: ["v1"],
            kind: "Service",
            plural: "services",
            singular: "service",
            shortNames: ["svc"],
            categories: ["all"],
            subresources: [.status],
            nameRule: .rfc1035Label
        ),
    ]

    private static let apps = [
        Resource(
            group: "apps",
            versions: ["v1"],
            kind: "ControllerRevision",
            plural: "controllerrevisions",
            singular: "controllerrevision"
        ),
        Resource(
            group: "apps",
            versions: ["v1"],
            kind: "DaemonSet",
            plural: "daemonsets",
            singular: "daemonset",
            shortNames: ["ds"],
            categories: ["all"],
            subresources: [.status],
            countsGenerations: true
        ),
        Resource(
            group: "apps",
            versions: ["v1"],
            kind: "Deployment",
            plural: "deployments",
            singular: "deployment",
            shortNames: ["deploy"],
            categories: ["all"],
            subresources: [.scale, .status],
            countsGenerations: true
        ),
        Resource(
            group: "apps",
            versions: ["v1"],
            kind: "ReplicaSet",
            plural: "replicasets",
            singular: "replicaset",
            shortNames: ["rs"],
            categories: ["all"],
            subresources: [.scale, .status],
            countsGenerations: true
        ),
        Resource(
            group: "apps",
            versions: ["v1"],
            kind: "StatefulSet",
            plural: "statefulsets",
            singular: "statefulset",
            shortNames: ["sts"],
            categories: ["all"],
            subresources: [.scale, .status],
            countsGenerations: true
        ),
    ]

    private static let networking = [
        Resource(
            group: "networking.k8s.io",
            versions: ["v1", "v1beta1"],
            kind: "IngressClass",
            plural: "ingressclasses",
            singular: "ingressclass",
            isNamespaced: false,
            countsGenerations: true
        ),
        Resource(
            group: "networking.k8s.io",
            versions: ["v1", "v1beta1"],
            kind: "Ingress",
            plural: "ingresses",
            singular: "ingress",
            shortNames: ["ing"],
            subresources: [.status],
            countsGenerations: true
        ),
        Resource(
            group: "extensions",
            versions: ["v1beta1"],
            kind: "Ingress",
            plural: "ingresses",
            singular: "ingress",
            shortNames: ["ing"],
            subresources: [.status],
            countsGenerations: true,
            storedAs: .init(group: "networking.k8s.io", resource: "ingresses"),
            keptAs: "v1"
        ),
        Resource(
            group: "discovery.k8s.io",
            versions: ["v1", "v1beta1"],
            kind: "EndpointSlice",
            plural: "endpointslices",
            singular: "endpointslice",
            countsGenerations: true
        ),
    ]

    private static let others = [
        Resource(
            group: "coordination.k8s.io",
            versions: ["v1", "v1beta1"],
            kind: "Lease",
            plural: "leases",
            singular: "lease"
        ),
        Resource(
            group: "events.k8s.io",
            versions: ["v1", "v1beta1"],
            kind: "Event",
            plural: "events",
            singular: "event",
            shortNames: ["ev"],
            storedAs: .init(group: "", resource: "events")
        ),
        Resource(
            group: "apiextensions.k8s.io",
            versions: ["v1"],
            kind: "CustomResourceDefinition",
            plural: "customresourcedefinitions",
            singular: "customresourcedefinition",
            shortNames: ["crd", "crds"],
            categories: ["api-extensions"],
            isNamespaced: false,
            subresources: [.status],
            countsGenerations: true
        ),
    ]
}
