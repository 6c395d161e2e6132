import CloudWire

/// A message of the API: what its fields are on the wire and in JSON.
struct MessageType: Sendable {
    /// Its name in the OpenAPI document, such as `io.k8s.api.apps.v1.DeploymentSpec`.
    let name: String
    /// In the order in which they stand in JSON.
    let fields: [MessageField]
    private let places: [Int: Int]

    /// Reads a line of the bundled file.
    init(_ rows: JSON, name: String) {
        self.name = name
        let fields = (rows.array ?? []).map(MessageField.init)
        self.fields = fields
        places = Dictionary(fields.indices.map { (fields[$0].number, $0) }, uniquingKeysWith: { $1 })
    }

    /// As errors name it: `DeploymentSpec`.
    var shortName: Substring { name.split(separator: ".").last ?? "" }

    /// Whether it only wraps a list, as maps cannot hold lists on the wire.
    var isBareList: Bool { fields.count == 1 && fields[0].name.isEmpty && !fields[0].isInline }

    /// Which of the fields has that number on the wire.
    func place(ofNumber number: Int) -> Int? { places[number] }
}

/// A field of a message.
struct MessageField: Sendable {
    /// How often its value stands there.
    enum Form: Sendable {
        case once
        case list
        case map
    }

    /// When JSON does without it.
    enum Omission: Sendable {
        case never
        /// When it is false, 0, "" or has no elements; a structure is never empty.
        case empty
        /// When it is also a zero time.
        case zero
    }

    let number: Int
    let name: String
    /// As errors name it.
    let goName: String
    let type: WireType
    let form: Form
    /// Whether absent and zero differ.
    let isPointer: Bool
    let omission: Omission
    /// Whether its own fields stand among those of the message around it.
    let isInline: Bool

    init(_ row: JSON) {
        let name = row["name"]?.string ?? ""
        self.name = name
        number = Int(row["number"]?.int ?? 0)
        goName = row["go"]?.string ?? name.prefix(1).uppercased() + name.dropFirst()
        type = WireType(row["type"]?.string ?? "")
        form = row["map"] != nil ? .map : row["list"] != nil ? .list : .once
        isPointer = row["pointer"] != nil
        omission = Omission(row["omit"]?.string)
        isInline = row["inline"] != nil
    }
}

extension MessageField.Omission {
    init(_ text: String?) {
        self =
            switch text {
            case "empty": .empty
            case "zero": .zero
            default: .never
            }
    }
}
