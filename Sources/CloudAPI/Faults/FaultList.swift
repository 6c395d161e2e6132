import CloudWire
import Synchronization

/// The refusals that were ordered, in their order: the first that fits a call is its answer.
///
/// They are a tool of whoever tests a client and no part of the cloud, so a start begins without any.
final class FaultList: Sendable {
    private let faults = Mutex<[Fault]>([])

    var all: [Fault] { faults.withLock { $0 } }

    func replace(by ordered: [Fault]) { faults.withLock { $0 = ordered } }

    /// The refusal of a call, which is counted; nil where it is to be carried out.
    func take(_ action: String, of service: String, by account: String) -> APIError? {
        faults.withLock { faults in
            guard let place = faults.firstIndex(where: { $0.fits(action, of: service, by: account) }) else {
                return nil
            }
            let error = faults[place].error
            guard let times = faults[place].times else { return error }
            if times > 1 { faults[place].times = times - 1 } else { faults.remove(at: place) }
            return error
        }
    }
}
