/// One condition of a describe: any of the values; the filters of one request must all hold.
struct FilterShape: Decodable {
    var name: String
    var values: [String]
}
