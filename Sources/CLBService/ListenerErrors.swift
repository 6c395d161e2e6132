import CloudModel
import CloudWire

/// Texts of listeners, rules and targets; those recorded are marked, the others are ours.
extension APIError {
    static func portTaken(_ port: Int) -> APIError {
        APIError(.portCheckFailed, "The port \(port) is used by another listener of the load balancer.")
    }

    /// Recorded (reference 3.1), though 50 ports are accepted.
    static let tooManyPorts = APIError(.length, "Length of .Ports should be less than 50")

    /// Recorded (reference 3.1): only accounts on a list may have listeners for ranges of ports.
    static let portRangeNotAllowed = APIError(.failedOperation, "uin not allow to create port range listener")

    /// Recorded (reference 3.2) but for the form of the list.
    static func someNotFound(_ ids: [ListenerID]) -> APIError {
        .invalid("some ListenerId \(ids.map(\.rawValue).joined(separator: ",")) not found.")
    }

    /// Recorded (reference 3.4).
    static let layer7Only = APIError.invalidValue(because: "This interface only support HTTP/HTTPS listener.")

    static func ruleExists(domain: String, url: String) -> APIError {
        .invalidValue(because: "The listener has a rule with domain \(domain) and url \(url).")
    }

    static func domainTaken(_ domain: String) -> APIError {
        .invalidValue(because: "The listener has other rules with domain \(domain).")
    }

    static func domainNotFound(_ domain: String) -> APIError {
        .invalidValue(because: "Domain \(domain) not found.")
    }

    /// The text for addresses elsewhere is recorded as it is, braces and all (reference 2.10).
    static func unusable(_ address: UnusableAddress) -> APIError {
        switch address {
        case .outOfReach:
            .invalidValue(because: "Account {0} is not network shift up, do not support to register other ip")
        case .noServer(let address):
            .invalidValue(because: "The address \(address) cannot be that of a server.")
        }
    }

    /// Recorded in the answers of the batch actions (reference 3.6).
    static func addressNotFound(_ address: IPv4Address) -> APIError {
        .invalid("IP \(address) not found.")
    }

    /// Recorded in the answers of the batch actions (reference 3.6).
    static func notExisting(_ id: ListenerID) -> APIError {
        APIError(.listenerNotFound, "Listener \(id) not exists.")
    }

    static func targetBound(_ key: NamedTarget.Key) -> APIError {
        APIError(.duplicate, "\(key) is bound already.")
    }

    /// The form of the text is recorded for addresses (reference 3.6), and the bare code as well.
    static func targetNotBound(_ key: NamedTarget.Key) -> APIError {
        .invalid("\(key.endpoint.wireText) not found.")
    }
}

extension NamedTarget.Key: CustomStringConvertible {
    var description: String { "\(endpoint.wireText) port \(port)" }
}

extension Target.Endpoint {
    /// As error texts name it.
    fileprivate var wireText: String {
        switch self {
        case .instance(let id): "Instance \(id)"
        case .address(let address): "IP \(address)"
        }
    }
}
