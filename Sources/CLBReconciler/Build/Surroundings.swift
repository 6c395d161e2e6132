/// What Build looks at beside the object itself.
struct Surroundings {
    var view: ObjectLookup
    var cluster: ClusterFacts
    var policy: ReconcilerPolicy
}
