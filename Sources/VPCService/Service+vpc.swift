package import CloudAPI

extension Service {
    /// The VPC service, 2017-03-12.
    package static func vpc() throws -> Service {
        Service(
            description: try Description.load(service: "vpc", version: "2017-03-12"),
            actions: [
                CreateVpc.self,
                DescribeVpcs.self,
            ],
            requestsPerSecond: { $0.vpcRequestsPerSecond },
            provision: DefaultNetwork.provision
        )
    }
}
