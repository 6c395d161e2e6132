// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "ServiceTest",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Elsewhere: the URL of this repository.
        .package(name: "clbsim", path: "../..")
    ],
    targets: [
        .testTarget(name: "ServiceTests", dependencies: [.product(name: "LocalCloud", package: "clbsim")])
    ]
)
