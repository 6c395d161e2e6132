import CloudWire

/// Reads one object.
struct Get {
    let exchange: Exchange

    init(_ exchange: Exchange) { self.exchange = exchange }

    func answer() throws -> ServerAnswer {
        guard let object = try exchange.read({ try $0.object(exchange.key) }) else { throw exchange.notFound }
        return exchange.answer(object)
    }
}
