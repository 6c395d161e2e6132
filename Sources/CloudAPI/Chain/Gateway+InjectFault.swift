import CloudWire

extension Gateway {
    /// Refuses a call where that was ordered through `/_clbsim/faults`.
    func injectFault(_ action: String, secretId: String, service: Service) throws(APIError) {
        let account = AccountDirectory.accountName(secretId: secretId) ?? ""
        if let error = faults.take(action, of: service.name, by: account) { throw error }
    }
}
