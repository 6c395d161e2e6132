import ArgumentParser
import CloudAPI

struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "List the named settings: their defaults, what they mean, and where the default comes from."
    )

    func run() {
        let defaults = Settings()
        for setting in SettingCatalogue.all {
            print("\(setting.name)=\(setting.value(defaults))")
            print("    \(setting.meaning) (source: \(setting.source))")
        }
    }
}
