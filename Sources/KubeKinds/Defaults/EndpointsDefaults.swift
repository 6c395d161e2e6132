import CloudWire

extension Defaults {
    static func endpoints(_ endpoints: inout JSON) {
        endpoints.editEach("subsets") { subset in
            subset.editEach("ports") { $0.setDefault("protocol", to: "TCP") }
        }
    }

    static func endpointSlice(_ slice: inout JSON) {
        slice.editEach("ports") { port in
            port.setDefault("name", to: "")
            port.setDefault("protocol", to: "TCP")
        }
    }
}
