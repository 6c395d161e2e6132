import CloudModel

/// A SNAT address as it is asked for: one of the subnet's free ones, or that very one.
struct SnatIpShape: Decodable {
    var subnetId: SubnetID
    var ip: String?
}
