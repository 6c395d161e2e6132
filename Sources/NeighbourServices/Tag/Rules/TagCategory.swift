import CloudWire

/// Who made a tag; the system makes none here.
enum TagCategory: String, Decodable {
    case custom = "Custom"
    case system = "System"
    case all = "All"

    /// Whether tags that the customer made are asked for.
    static func includesCustom(_ category: TagCategory?) -> Bool { category != .system }
}
