// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "clbsim",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "clbsim", targets: ["clbsim"]),
        .executable(name: "clbsim-benchmark", targets: ["clbsim-benchmark"]),
        // With the modules of the values that stand in its interface.
        .library(name: "CLBReconciler", targets: ["CLBReconciler", "CloudModel", "CloudWire"]),
        .library(name: "LocalCloud", targets: ["LocalCloud", "CLBReconciler", "CloudModel", "CloudWire"]),
        .library(
            name: "TencentCloudClient",
            targets: ["TencentCloudClient", "CLBReconciler", "CloudModel", "CloudWire"]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The product, from the inside out: each module may know only the ones above it.
        .target(name: "CloudModel"),
        .target(
            name: "CloudWire",
            dependencies: [
                "CloudModel",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .target(
            name: "LocalCA",
            dependencies: [
                "CloudModel",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
        .target(name: "CloudStore", dependencies: ["CloudModel", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "CloudAPI",
            dependencies: [
                "CloudWire", "CloudModel", "CloudStore",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Descriptions")]
        ),
        .target(name: "CLBService", dependencies: ["CloudAPI", "CloudModel", "CloudStore", "CloudWire", "LocalCA"]),
        .target(name: "VPCService", dependencies: ["CloudAPI", "CloudModel", "CloudStore", "CloudWire"]),
        .target(
            name: "NeighbourServices",
            dependencies: ["CloudAPI", "CloudModel", "CloudStore", "CloudWire", "LocalCA"]
        ),
        .target(name: "KubeObjects", dependencies: ["CloudWire"]),
        .target(
            name: "KubeSchema",
            dependencies: ["CloudWire", "KubeObjects"],
            resources: [.copy("Schemas")]
        ),
        .target(name: "KubeKinds", dependencies: ["CloudWire", "KubeObjects"]),
        .target(
            name: "KubeAPI",
            dependencies: [
                "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeKinds", "KubeObjects", "KubeSchema",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "KubeControllers",
            dependencies: [
                "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI", "KubeObjects",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "CLBReconciler",
            dependencies: [
                "CloudModel", "CloudWire", "KubeObjects", .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ]
        ),
        .target(
            name: "TencentCloudClient",
            dependencies: [
                "CLBReconciler", "CloudModel", "CloudWire",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .target(
            name: "TKEService",
            dependencies: ["CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI"]
        ),
        .target(
            name: "LocalCloud",
            dependencies: [
                "CLBReconciler", "CLBService", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI",
                "KubeControllers", "KubeObjects", "NeighbourServices", "TKEService", "VPCService",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "CloudServer",
            dependencies: [
                "CloudModel", "CloudWire",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "clbsim",
            dependencies: [
                "CLBReconciler", "CLBService", "CloudAPI", "CloudModel", "CloudServer", "CloudStore", "CloudWire",
                "KubeAPI", "KubeControllers", "KubeObjects", "LocalCA", "LocalCloud", "NeighbourServices", "TKEService",
                "TencentCloudClient", "VPCService",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.copy("Demo/Scenarios")]
        ),
        .executableTarget(
            name: "clbsim-benchmark",
            dependencies: [
                "CLBReconciler", "CloudAPI", "CloudModel", "CloudServer", "CloudStore", "CloudWire", "KubeAPI",
                "LocalCA",
                "LocalCloud",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ]
        ),

        // Tests mirror the modules.
        .target(
            name: "TestSupport",
            dependencies: [
                "CLBReconciler", "CLBService", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI",
                "KubeControllers", "KubeObjects", "LocalCA", "LocalCloud", "NeighbourServices", "TKEService",
                "VPCService",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "CloudWireTests",
            dependencies: ["CloudWire", .product(name: "HTTPTypes", package: "swift-http-types")]
        ),
        .testTarget(name: "CloudModelTests", dependencies: ["CloudModel"]),
        .testTarget(name: "CloudStoreTests", dependencies: ["CloudStore", "CloudModel"]),
        .testTarget(
            name: "CloudAPITests",
            dependencies: [
                "TestSupport", "CloudAPI", "CloudModel", "CloudWire",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]
        ),
        .testTarget(
            name: "CLBServiceTests",
            dependencies: ["TestSupport", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "LocalCA"]
        ),
        .testTarget(
            name: "VPCServiceTests",
            dependencies: ["TestSupport", "CloudAPI", "CloudModel", "CloudStore", "CloudWire"]
        ),
        .testTarget(
            name: "NeighbourServicesTests",
            dependencies: ["TestSupport", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "LocalCA"]
        ),
        .testTarget(name: "KubeObjectsTests", dependencies: ["KubeObjects", "CloudWire"]),
        .testTarget(name: "KubeSchemaTests", dependencies: ["KubeSchema", "KubeObjects", "CloudWire"]),
        .testTarget(name: "KubeKindsTests", dependencies: ["KubeKinds", "KubeObjects", "CloudWire"]),
        .testTarget(
            name: "KubeAPITests",
            dependencies: [
                "TestSupport", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI", "KubeObjects",
            ]
        ),
        .testTarget(
            name: "KubeControllersTests",
            dependencies: [
                "TestSupport", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI", "KubeControllers",
                "KubeObjects",
            ]
        ),
        .testTarget(
            name: "CLBReconcilerTests",
            dependencies: [
                "CLBReconciler", "CloudAPI", "CloudModel", "CloudWire", "KubeAPI", "KubeControllers", "KubeObjects",
                "LocalCA", "LocalCloud", "TestSupport",
            ]
        ),
        .testTarget(
            name: "ContractTests",
            dependencies: ["CloudAPI", "CloudStore", "CloudWire", "KubeAPI", "LocalCloud", "TestSupport"]
        ),
        .testTarget(
            name: "LocalCloudTests",
            dependencies: [
                "CLBReconciler", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI", "KubeObjects",
                "LocalCloud", "TestSupport",
            ]
        ),
        // The test that strangers copy, built by a package of its own too.
        .testTarget(
            name: "ServiceTests",
            dependencies: ["CloudWire", "LocalCloud"],
            path: "Examples/ServiceTest/Tests/ServiceTests"
        ),
        .testTarget(
            name: "TencentCloudClientTests",
            dependencies: [
                "CLBReconciler", "CloudAPI", "CloudModel", "CloudServer", "CloudWire", "KubeAPI", "LocalCA",
                "TencentCloudClient", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "TKEServiceTests",
            dependencies: [
                "TestSupport", "CloudAPI", "CloudModel", "CloudStore", "CloudWire", "KubeAPI", "KubeObjects",
                "TKEService",
            ]
        ),
        .testTarget(
            name: "CloudServerTests",
            dependencies: [
                "CloudServer", "CloudWire", "LocalCA",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["CloudWire", "clbsim", .product(name: "HTTPTypes", package: "swift-http-types")],
            exclude: ["Clients"]
        ),
        .testTarget(name: "TidyTests", dependencies: ["CLBReconciler", "CloudAPI", "CloudWire", "TestSupport"]),
    ]
)

// One set of rules for every target, so that a new one cannot forget them.
for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
