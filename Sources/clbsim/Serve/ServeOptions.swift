import ArgumentParser
package import CloudAPI
import CloudStore
import Foundation

/// The options of `serve`.
struct ServeOptions: ParsableArguments {
    @Option(help: "The HTTP port; 0 picks a free one.")
    var httpPort = 8088

    @Option(help: "The HTTPS port; 0 picks a free one.")
    var httpsPort = 8443

    @Option(help: "The TLS port of the clusters' Kubernetes API; 0 picks a free one.")
    var kubePort = 6443

    @Option(help: "The file to write the default cluster's kubeconfig to; by default in the data folder.")
    var kubeconfig = ""

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The folder to keep the state in, or `memory`.")
    var data = "memory"

    @Option(help: "Decides identifiers and all else that looks random.")
    var seed: UInt64 = 1

    @Option(help: "real, or virtual: stands still until /_clbsim/clock moves it.")
    var clock = ClockKind.real

    @Option(help: "How long asynchronous work takes: none, fast or realistic.")
    var taskDelay = Settings.TaskDelay.fast

    @Option(help: "strict, or lenient: any secret id with any signature.")
    var profile = Settings.Profile.strict

    @Option(name: .customLong("set"), help: "NAME=VALUE; `clbsim settings` lists them. Repeatable.")
    var assignments: [String] = []

    @Flag(help: "Make no load balancers of Services and Ingresses: `clbsim reconcile`, or another controller, does.")
    var noReconciler = false

    @OptionGroup var log: LogOptions

    enum ClockKind: String, ExpressibleByArgument, CaseIterable {
        case real, virtual
    }

    func validate() throws {
        for port in [httpPort, httpsPort, kubePort] where !(0...65_535).contains(port) {
            throw ValidationError("\(port) is not a port.")
        }
        guard !data.isEmpty else { throw ValidationError("--data needs a folder, or `memory`.") }
        _ = try settings
    }

    /// The settings the options add up to.
    var settings: Settings {
        get throws {
            var settings = Settings()
            settings.taskDelay = taskDelay
            settings.profile = profile
            for assignment in assignments { try apply(assignment, to: &settings) }
            return settings
        }
    }

    private func apply(_ assignment: String, to settings: inout Settings) throws {
        let parts = assignment.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw ValidationError("`\(assignment)` is not of the form NAME=VALUE.")
        }
        guard let setting = SettingCatalogue.all.first(where: { $0.name == parts[0] }) else {
            throw ValidationError("`\(parts[0])` is no setting; `clbsim settings` lists them.")
        }
        guard setting.apply(&settings, parts[1]) else {
            throw ValidationError("`\(parts[1])` is no value of \(setting.name), which is \(setting.range).")
        }
    }

    /// The folder for state and certificates; in memory mode only the certificates are kept, in `~/.clbsim`.
    var folder: URL {
        data == "memory" ? home.appendingPathComponent(".clbsim") : URL(fileURLWithPath: data)
    }

    /// Where the default cluster's kubeconfig goes; in memory mode beside the certificates.
    var kubeconfigFile: URL {
        kubeconfig.isEmpty ? folder.appendingPathComponent("kubeconfig") : URL(fileURLWithPath: kubeconfig)
    }

    /// Foundation asks the user database, which does not know who runs in a container; a shell's `~` means `HOME`.
    private var home: URL {
        ProcessInfo.processInfo.environment["HOME"].flatMap { $0.isEmpty ? nil : URL(fileURLWithPath: $0) }
            ?? FileManager.default.homeDirectoryForCurrentUser
    }

    func makeStore() throws -> Store {
        data == "memory" ? try Store(.memory) : try DataFolder(url: folder).open()
    }
}

extension Settings.TaskDelay: ExpressibleByArgument {}
extension Settings.Profile: ExpressibleByArgument {}
