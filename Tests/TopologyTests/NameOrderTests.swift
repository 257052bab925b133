import Testing
import Topology

struct NameOrderTests {
  @Test("names are ordered as people count, in every script")
  func order() {
    let names: [Name] = [
      "app", "app-2", "app-2-b", "app-10", "app-0010", "app-10-a", "app-a", "shop", "shop.nacl", "shop-2", "가게", "가게-9",
      "가게-10", "나루",
    ]
    var expected = names
    // What differs in leading zeros alone stands side by side.
    expected.swapAt(3, 4)
    let sorted = names.shuffled().sorted()
    #expect(
      sorted.filter { !$0.description.hasPrefix("shop") } == expected.filter { !$0.description.hasPrefix("shop") })
    #expect(sorted.firstIndex(of: "shop")! < sorted.firstIndex(of: "shop-2")!)
    #expect(!(Name("app-7") < Name("app-7")) && Name("app-007") < Name("app-07"))
  }

  @Test("of two names exactly one comes first, and what comes before the middle comes before the last")
  func isTotal() {
    var generator = SystemRandomNumberGenerator()
    let letters = Array("a0019-가")
    func name() -> Name {
      // Long names differ far behind their beginnings.
      Name(
        ["", "warehouse-12", "warehouse-front"].randomElement(using: &generator)!
          + String(
            (0..<Int.random(in: 1...6, using: &generator)).map { _ in letters.randomElement(using: &generator)! }))
    }
    for _ in 0..<20_000 {
      let (a, b, c) = (name(), name(), name())
      #expect([a < b, b < a, a == b].count { $0 } == 1, "\(a) \(b)")
      if a < b, b < c { #expect(a < c, "\(a) \(b) \(c)") }
    }
  }
}
