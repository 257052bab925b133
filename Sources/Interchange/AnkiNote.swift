import Curriculum
import Localization
import Study

/// A question as a note of Anki, with its texts in both languages.
struct AnkiNote {
  /// A number for the note and its card, made from the question's id; Anki gives another where it is taken.
  let id: Int
  /// By this Anki knows the note again, in every deck and every language.
  let guid: String
  /// Names of units and syllabus ids; Anki reads `::` as a tree.
  let tags: [String]
  /// The fields, in HTML, in the order of `AnkiNoteType.fields`.
  let fields: [String]

  /// The note of `question`, under a number that is not `taken`.
  init(_ question: Question, units: [String: String], taken: inout Set<Int>) {
    var generator = SplitMix64(seed: 0, for: question.id)
    // Anki's ids are milliseconds since 1970; these lie between 2020 and 2023.
    var id = 0
    repeat { id = 1_600_000_000_000 + generator.next(below: 100_000_000_000) } while !taken.insert(id).inserted
    self.id = id
    guid = "cloudtutor:" + question.id
    tags = question.covers.map { entry in
      ["cloudtutor", units[entry], entry].compactMap(\.self).joined(separator: "::")
    }
    let places = question.places(drawnBy: 0)
    let sides = AnkiNoteType.sides.flatMap { side in
      let text = QuestionText(question, side.language)
      return [Self.front(text, places), Self.back(text, places)]
    }
    fields = [HTML.escaped(question.id)] + sides + [question.covers.joined(separator: " "), question.topic]
  }

  private static func list(_ tag: String, _ items: [String]) -> String {
    items.isEmpty ? "" : "<\(tag)>" + items.map { "<li>\($0)</li>" }.joined() + "</\(tag)>"
  }

  private static func front(_ question: QuestionText, _ places: [Int]) -> String {
    let answers: String =
      switch question.form {
      case .match: list("ul", question.pairs.map(\.left)) + list("ol", places.map { question.pairs[$0].right })
      case .several: list("ol", places.map { "☐ " + question.choices[$0].text })
      default: list("ol", places.map { question.choices[$0].text })
      }
    return question.prompt + answers
  }

  private static func back(_ question: QuestionText, _ places: [Int]) -> String {
    let why = question.why.isEmpty ? "" : "<p class=\"why\">\(question.why)</p>"
    switch question.form {
    case .fillIn:
      let accepted = question.accepted.map(HTML.escaped)
      return "<p class=\"right\">✓ \(accepted.first ?? "")</p>" + why + list("ul", Array(accepted.dropFirst()))
    case .order: return list("ol", question.choices.map(\.text)) + why
    case .match:
      let rows = question.pairs.map { "<tr><th>\($0.left)</th><td>→ \($0.right)</td></tr>" }
      return "<table>" + rows.joined() + "</table>" + why
    default:
      // Each with the number that it has on the front.
      func choices(_ isRight: Bool) -> String {
        let items = places.enumerated().filter { question.choices[$0.element].isRight == isRight }.map { shown, place in
          let choice = question.choices[place]
          return "<li value=\"\(shown + 1)\"><span>\(isRight ? "✓" : "✗") \(choice.text)</span>"
            + (choice.why.isEmpty ? "" : "<div class=\"why\">\(choice.why)</div>") + "</li>"
        }
        return items.isEmpty ? "" : "<ol class=\"\(isRight ? "right" : "wrong")\">\(items.joined())</ol>"
      }
      return choices(true) + why + choices(false)
    }
  }
}
