/// Short texts that stand for long contents, in letters that make no words.
enum ContentHash {
    private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789")

    /// The 32-bit FNV-1 hash of the bytes, its decimal digits spelt with safe letters.
    static func text(_ bytes: [UInt8]) -> String {
        var hash: UInt32 = 0x811c_9dc5
        for byte in bytes { hash = (hash &* 0x0100_0193) ^ UInt32(byte) }
        return String(String(hash).utf8.map { alphabet[Int($0) % alphabet.count] })
    }
}
