import CloudWire
import KubeObjects

extension WholeAnswer {
    init(_ error: StatusError) { self.init(status: error.code, error.json) }
}
