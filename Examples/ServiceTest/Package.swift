// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "ServiceTest",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Elsewhere: .package(url: "the repository's URL", branch: "main").
        .package(name: "clbsim", path: "../..")
    ],
    targets: [
        .testTarget(name: "ServiceTests", dependencies: [.product(name: "LocalCloud", package: "clbsim")])
    ]
)
