import TestSupport
import Testing

/// Random keys, every frame held against the model. `CLOUDTUTOR_FUZZ_KEYS` says how many keys in all.
@Suite(.serialized) struct FuzzTests {
  private static let words = ["add", "attach", "attend", "check", "서브넷", "서버", "서비스", "漢字", "漢文"]
  private static let history = [
    "add vpc main", "서브넷 만들기 main", "check 전체를 다시 한 번 살펴봅니다", "add subnet public-a in main az=a cidr=10.0.10.0/24",
  ]

  @Test(arguments: [(10, 24), (20, 24), (40, 12), (80, 24), (120, 6)], [true, false])
  func `every frame is what the model says`(size: (columns: Int, lines: Int), suggests: Bool) throws {
    var options = EditorFuzz.Options()
    options.language = .init(words: Self.words.map { ($0, "뜻 of \($0)") }, history: Self.history, suggests: suggests)
    var fuzz = try EditorFuzz(
      TestSupport.builtProduct("LineEditingProbe"), ["--quiet"] + (suggests ? [] : ["--no-suggestions"]),
      columns: size.columns, lines: size.lines, seed: UInt64(size.columns), options: options)
    let outcome = fuzz.run(keys: TestSupport.count("CLOUDTUTOR_FUZZ_KEYS", otherwise: 5000) / 12)
    #expect(outcome.wrong == [])
    #expect(outcome.keys > 0)
  }

  @Test(arguments: [1, 2])
  func `every frame is what the model says while the size changes`(seed: UInt64) throws {
    var options = EditorFuzz.Options()
    options.language = .init(words: Self.words.map { ($0, "뜻 of \($0)") }, history: Self.history, suggests: true)
    var fuzz = try EditorFuzz(
      TestSupport.builtProduct("LineEditingProbe"), ["--quiet"], columns: 80, lines: 24, seed: seed, options: options)
    let sizes = [(10, 24), (20, 24), (40, 12), (80, 24), (120, 6), (13, 3), (7, 5), (80, 2), (3, 3), (33, 1)]
    let outcome = fuzz.run(
      keys: TestSupport.count("CLOUDTUTOR_FUZZ_KEYS", otherwise: 5000) / 12,
      sizes: sizes.map { (columns: $0.0, lines: $0.1) })
    #expect(outcome.wrong == [])
    #expect(outcome.keys > 0)
  }
}
