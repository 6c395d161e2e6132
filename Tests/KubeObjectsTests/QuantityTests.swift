import KubeObjects
import Testing

struct QuantityTests {
    @Test(
        arguments: [
            ("1", 1000), ("500m", 500), ("0.1", 100), ("1k", 1_000_000), ("1Ki", 1_024_000), ("2e3", 2_000_000),
            ("1E3", 1_000_000), ("1u", 1), ("-1", -1000), ("+2", 2000), (".5", 500),
        ] as [(String, Int64)]
    )
    func `a quantity counts thousandths`(text: String, milli: Int64) {
        #expect(Quantity(text)?.milli == milli)
    }

    @Test(arguments: ["", "m", "1 Gi", "1Gb", "0x10", "nan", "1e", "--1", "Ki"])
    func `what is no quantity is none`(text: String) {
        #expect(Quantity(text) == nil)
    }
}
