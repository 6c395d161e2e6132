import CloudWire

/// The weights that the annotation `lb-rs-weight` gives (reference 2.5).
struct TargetWeights {
    /// What a group of weights is for.
    struct Key: Hashable, Sendable {
        var `protocol`: String
        var port: Int
        /// Of Ingresses; nil where the group does not say, or on a Service.
        var host: String?
        var path: String?
    }

    /// What the cloud gives a target that nobody weighs (reference 4).
    static let usual = 10

    private struct Group {
        var key: Key
        /// By pod name.
        var weights: [String: Int]
    }

    private var usual = Self.usual
    private var groups: [Group] = []

    init(_ text: String?, of names: SharedAnnotations) throws(SyncFailure) {
        guard let text else { return }
        let json = try AnnotationJSON.object(text, names.targetWeight)
        usual = json["defaultWeight"]?.int.map(Int.init) ?? usual
        groups = (json["groups"]?.array ?? []).map { group in
            var weights: [String: Int] = [:]
            for set in group["statefulSets"]?.array ?? [] {
                for entry in set["weights"]?.array ?? [] {
                    for index in entry["podIndexes"]?.array ?? [] {
                        guard let name = set["name"]?.string, let place = index.int else { continue }
                        weights["\(name)-\(place)"] = entry["weight"]?.int.map(Int.init)
                    }
                }
            }
            let key = group["key"]
            return Group(
                key: Key(
                    protocol: key?["proto"]?.string ?? "",
                    port: Int(key?["port"]?.int ?? 0),
                    host: key?["host"]?.string,
                    path: key?["path"]?.string
                ),
                weights: weights
            )
        }
        let all = [usual] + groups.flatMap(\.weights.values)
        guard all.allSatisfy((0...100).contains) else {
            throw SyncFailure("E4005", "Annotation \(names.targetWeight): a weight is from 0 to 100.")
        }
    }

    func weight(of pod: String?, for key: Key) -> Int {
        let group = groups.first {
            $0.key.protocol == key.protocol && $0.key.port == key.port && ($0.key.host ?? key.host) == key.host
                && ($0.key.path ?? key.path) == key.path
        }
        return pod.flatMap { group?.weights[$0] } ?? usual
    }
}

/// JSON that users write into annotations.
enum AnnotationJSON {
    /// The value of a text; one that is no JSON is refused with `code`.
    static func value(_ text: String, _ key: String, code: String = "E4005") throws(SyncFailure) -> JSON {
        do throws(JSONParser.ParseError) {
            return try JSONParser.parse(Array(text.utf8), valuesMax: 10_000)
        } catch {
            throw SyncFailure(code, "Annotation \(key) is not JSON: \(error.reason) at byte \(error.offset).")
        }
    }

    static func object(_ text: String, _ key: String, code: String = "E4005") throws(SyncFailure) -> JSONObject {
        guard let object = try value(text, key, code: code).object else {
            throw SyncFailure(code, "Annotation \(key) is not a JSON object.")
        }
        return object
    }
}
