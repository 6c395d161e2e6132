/// A region of the cloud and its availability zones.
package struct Region: Hashable, Sendable {
    package var name: String
    package var chineseName: String
    package var zones: [Zone]

    /// The region of that name, where there is one.
    package static func named(_ name: String) -> Region? { byName[name] }

    package static let all: [Region] = catalogue.map { Region($0) }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    private init(_ entry: (name: String, chineseName: String, zonePrefix: Int, zones: ClosedRange<Int>)) {
        name = entry.name
        chineseName = entry.chineseName
        zones = entry.zones.map { number in
            Zone(
                id: entry.zonePrefix * 10_000 + number,
                name: "\(entry.name)-\(number)",
                chineseName: "\(entry.chineseName)\(Zone.numerals[number])区"
            )
        }
    }

    /// The zone with that name or that number: clients may use either (reference 2.1).
    package func zone(_ reference: String) -> Zone? {
        zones.first { $0.name == reference || String($0.id) == reference }
    }
}

/// An availability zone of a region.
package struct Zone: Hashable, Sendable {
    package var id: Int
    package var name: String
    package var chineseName: String

    fileprivate static let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
