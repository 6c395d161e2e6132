import CloudModel

/// Whether a listener, and of layer 7 a rule, takes what arrives.
struct ListenerCheck: ReachCheck {
    let title = "listener and rule"

    func finding(in scene: ReachScene) -> ReachFinding {
        guard scene.loadBalancer != nil else { return .skipped("there is no load balancer") }
        do throws(NoRoute) {
            return .ok(try scene.findRoute().text)
        } catch {
            return .failed(error.text, error.remedy)
        }
    }
}
