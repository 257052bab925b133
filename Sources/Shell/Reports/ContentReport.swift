import Curriculum
import Grading
import Localization
import Markdown

/// What the content check found.
struct ContentReport: Report {
  private let result: ContentResult

  init(_ result: ContentResult) { self.result = result }

  var exitCode: ExitCode { result.problems.isEmpty ? .fine : .findings }

  private struct CoverageRow: Encodable {
    let id: String
    let lessons: Int
    let questions: Int
    let checks: Int
  }

  private struct ProblemRow: Encodable {
    let file: String
    let line: Int?
    let message: String
  }

  private enum CodingKeys: String, CodingKey {
    case schema, lessons, questions, labs, glossary, services, syllabus, unwritten, problems
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.content/1", forKey: .schema)
    try container.encode(
      Dictionary(uniqueKeysWithValues: result.lessons.map { ($0.key.rawValue, $0.value) }), forKey: .lessons)
    try container.encode(result.questions, forKey: .questions)
    try container.encode(result.labs, forKey: .labs)
    try container.encode(result.glossary, forKey: .glossary)
    try container.encode(result.services, forKey: .services)
    try container.encode(
      result.syllabus.map { CoverageRow(id: $0.id, lessons: $0.lessons, questions: $0.questions, checks: $0.checks) },
      forKey: .syllabus)
    try container.encode(result.unwritten, forKey: .unwritten)
    try container.encode(
      result.problems.map { ProblemRow(file: $0.file, line: $0.line, message: MessageCatalogue.english($0.message)) },
      forKey: .problems)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let problems = result.problems.map { problem -> [Block] in
      [.paragraph([.styled(.bad, "\(problem.place): "), .text(words(problem.message))])]
    }
    let lessons = result.lessons.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key) \($0.value)" }.joined(
      separator: ", ")
    var blocks: [Block] = problems.isEmpty ? [] : [.list(ListBlock(items: problems))]
    let counts = words(
      Message(
        "Lessons: \(lessons). Questions: \(result.questions). Labs: \(result.labs). Terms: \(result.glossary). Services: \(result.services)."
      ))
    blocks.append(.paragraph(counts))
    if !result.unwritten.isEmpty {
      blocks.append(
        .paragraph(words(Message("Units not written yet: \(result.unwritten.joined(separator: ", ")).")))
      )
    }
    blocks.append(
      problems.isEmpty
        ? .paragraph(.good, words(Message("No problem.")))
        : .paragraph(.bad, words(Message("Problems: \(problems.count)"))))
    return Document(blocks)
  }
}
