/// One condition of a describe: any of the values.
struct FilterShape: Decodable {
    var name: String
    var values: [String]
}
