import Curriculum
import Grading
import Localization
import Markdown

/// The goals of a lab, each with why it is met or not.
struct GoalReport: Report {
  let results: [GoalResult]
  let language: Language
  var ending: [Block]

  var exitCode: ExitCode { results.allSatisfy(\.isMet) ? .fine : .findings }

  private struct Row: Encodable {
    let id: String?
    let met: Bool
    let reasons: [String]
  }

  private enum CodingKeys: String, CodingKey { case schema, goals }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.goals/1", forKey: .schema)
    try container.encode(
      results.map { result in
        Row(id: result.goal.id, met: result.isMet, reasons: result.reasons.map { MessageCatalogue.english($0) })
      }, forKey: .goals)
  }

  func document(_ words: MessageCatalogue) -> Document {
    let met = results.count { $0.isMet }
    let items = results.map { result -> [Block] in
      let title = result.goal.text?[language] ?? result.goal.conditions.map { "`\($0.line)`" }.joined(separator: " + ")
      let reasons = result.isMet ? [] : result.reasons.map { Block.paragraph(.muted, words($0)) }
      return [.paragraph([.styled(result.isMet ? .good : .bad, [Inline](title))])] + reasons
    }
    return Document(
      [.paragraph(words(Message("\(met) of \(results.count) goals are met."))), .list(ListBlock(items: items))] + ending
    )
  }
}
