import Foundation
import TestSupport
import Testing

/// Random keys at cloudtutor's own prompt, every frame held against the model. `CLOUDTUTOR_FUZZ_KEYS` says how many.
@Suite(.serialized) struct PromptFuzzTests {
  @Test(arguments: [
    [(10, 24)], [(20, 24)], [(40, 12)], [(80, 24)], [(120, 6)],
    [(10, 24), (20, 24), (40, 12), (80, 24), (120, 6), (13, 3), (7, 5), (80, 2)],
  ])
  func `every frame at the prompt is what the model says`(sizes: [(columns: Int, lines: Int)]) throws {
    let home = URL(filePath: NSTemporaryDirectory()).appending(path: "prompt-fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }

    let remarks = [
      "# add subnet public-a in main az=a cidr=10.0.10.0/24", "# 서브넷을 다시 한 번 만들어 봅니다", "# 漢字 add 글",
    ]
    var options = EditorFuzz.Options()
    options.opening =
      [("Enter 한국어로 시작 / e English: ", "e"), ("answer> ", "leave")] + remarks.map { ("> ", $0) }
    options.language = .init(history: ["leave"] + remarks, suggests: true)
    options.staysOnLine = true
    options.avoidsMenu = true
    var fuzz = try EditorFuzz(
      TestSupport.builtProduct("cloudtutor"), [], environment: ["XDG_DATA_HOME": home.path, "HOME": home.path],
      columns: 80, lines: 60, seed: UInt64(sizes.count * 1000 + sizes[0].columns), options: options)
    fuzz.resize(columns: sizes[0].columns, lines: sizes[0].lines)
    let outcome = fuzz.run(
      keys: TestSupport.count("CLOUDTUTOR_FUZZ_KEYS", otherwise: 5000) / 6, sizes: sizes.count > 1 ? sizes : [])
    #expect(outcome.wrong == [])
    #expect(outcome.keys > 0)
  }
}
