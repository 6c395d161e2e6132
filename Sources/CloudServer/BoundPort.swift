/// A port that has begun to listen.
struct BoundPort: Sendable {
    var front: GatewayChannel.Front
    var number: Int
}
