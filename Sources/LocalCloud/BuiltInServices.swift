import CLBService
package import CloudAPI
import NeighbourServices
import TKEService
import VPCService

/// Every service of the cloud that is simulated.
package enum BuiltInServices {
    /// Loaded once: reading the descriptions takes longer than most tests.
    private static let loaded = Result {
        [try Service.clb(), try Service.ssl(), try Service.tag(), try Service.tke(), try Service.vpc()]
    }

    /// In order of their names.
    package static var all: [Service] { get throws { try loaded.get() } }
}
