import CloudWire
import KubeObjects

/// Finds who answers a request for what hangs below an object.
struct SubresourceRoutes {
    let exchange: Exchange

    func answer() throws -> ServerAnswer {
        switch (exchange.resource.storageKey, exchange.path.subresource) {
        case (_, "status") where exchange.resource.has(.status): try status()
        case (_, "scale") where exchange.resource.has(.scale): try ScaleVerbs(exchange).answer()
        case ("namespaces", "finalize"): try finalize()
        case ("pods", "eviction"): try evict()
        case ("pods", "log"), ("pods", "exec"), ("pods", "attach"), ("pods", "portforward"), ("pods", "proxy"):
            throw try noContainers()
        default: throw StatusError.noSuchPath
        }
    }

    private func status() throws -> ServerAnswer {
        switch exchange.request.method {
        case "GET": try Get(exchange).answer()
        case "PUT": try Update(exchange, of: .status).answer()
        case "PATCH": try Patch(exchange, of: .status).answer()
        default: throw StatusError.methodNotAllowed
        }
    }

    /// Replaces the finalizers of a namespace's spec, which nothing else can.
    private func finalize() throws -> ServerAnswer {
        guard exchange.request.method == "PUT" else { throw StatusError.methodNotAllowed }
        let sent = KubeObject(try RequestBody.json(exchange.request))
        let object = try exchange.write { state in
            guard let old = try state.object(exchange.key) else { throw exchange.notFound }
            var object = old
            object["spec", "finalizers"] = sent["spec", "finalizers"] ?? []
            return try Removal(exchange.resource, in: state).keepOrRemove(object, old)
        }
        return exchange.answer(object)
    }

    /// Deletes a Pod as a drain does; there are no disruption budgets here.
    private func evict() throws -> ServerAnswer {
        guard exchange.request.method == "POST" else { throw StatusError.methodNotAllowed }
        let body = try RequestBody.json(exchange.request)
        try exchange.write { state in
            guard let pod = try state.object(exchange.key) else { throw exchange.notFound }
            let grace = body[path: "deleteOptions", "gracePeriodSeconds"]?.int
            _ = try Removal(exchange.resource, in: state).delete(pod, DeleteOptions(graceSeconds: grace))
        }
        return .whole(
            WholeAnswer(status: 201, ["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success"])
        )
    }

    private func noContainers() throws -> StatusError {
        guard try exchange.read({ try $0.object(exchange.key) }) != nil else { return exchange.notFound }
        return StatusError(
            code: 501,
            reason: "NotImplemented",
            message: "\(exchange.path.subresource) of pods is not simulated: no containers run here"
        )
    }
}
