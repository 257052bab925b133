import Curriculum
import Localization
import Markdown

/// What a save made better and worse.
struct ContentChangeReport: Report {
  private struct Problem: Encodable {
    let file: String
    let line: Int?
    let message: String

    init(_ problem: ContentProblem) {
      (file, line, message) = (problem.file, problem.line, MessageCatalogue.english(problem.message))
    }
  }

  /// How many saved files are named.
  private static let named = 3

  private let saved: [String]
  private let mended: [ContentProblem]
  private let new: [ContentProblem]
  private let count: Int

  init(saved: [String], before: [ContentProblem], now: [ContentProblem]) {
    self.saved = saved
    mended = Self.others(in: before, than: now)
    new = Self.others(in: now, than: before)
    count = now.count
  }

  var exitCode: ExitCode { count == 0 ? .fine : .findings }

  /// Those of `problems` that are not among the `known` ones. A line that only moved makes no other problem.
  private static func others(in problems: [ContentProblem], than known: [ContentProblem]) -> [ContentProblem] {
    var rest = known.map { ContentProblem($0.file, $0.message) }
    return problems.filter { problem in
      guard let index = rest.firstIndex(of: ContentProblem(problem.file, problem.message)) else { return true }
      rest.remove(at: index)
      return false
    }
  }

  private enum CodingKeys: String, CodingKey { case schema, saved, mended, new, problems }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.content-change/1", forKey: .schema)
    try container.encode(saved, forKey: .saved)
    try container.encode(mended.map(Problem.init), forKey: .mended)
    try container.encode(new.map(Problem.init), forKey: .new)
    try container.encode(count, forKey: .problems)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let names = saved.prefix(Self.named).joined(separator: ", ") + (saved.count > Self.named ? ", ..." : "")
    var blocks: [Block] = [.paragraph(.muted, words(Message("Saved: \(names)")))]
    let lines = mended.map { (Role.good, $0) } + new.map { (Role.bad, $0) }
    if !lines.isEmpty {
      blocks.append(
        .list(
          ListBlock(
            items: lines.map { role, problem in
              let word = role == .good ? words(Message("mended")) + " " : ""
              return [.paragraph([.styled(role, [.text("\(word)\(problem.place): ")]), .text(words(problem.message))])]
            })))
    }
    blocks.append(
      count == 0
        ? .paragraph(.good, words(Message("No problem."))) : .paragraph(.bad, words(Message("Problems: \(count)"))))
    return Document(blocks)
  }
}
