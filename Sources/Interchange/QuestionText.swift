import Curriculum
import Localization

/// A question in one language, as every format has it.
struct QuestionText {
  /// One answer to choose.
  struct Choice {
    let text: String
    let isRight: Bool
    let why: String
  }

  let id: String
  let form: Question.Form
  /// The prompt in HTML, with the design that it is about.
  let prompt: String
  let choices: [Choice]
  let pairs: [(left: String, right: String)]
  let accepted: [String]
  let why: String

  /// Whether another tool can ask it: what is built needs a sandbox, and guesses and own words are not graded.
  static func canBeAsked(_ question: Question) -> Bool {
    question.use != .predict && question.use != .ownWords && question.form != .build
  }

  init(_ question: Question, _ language: Language) {
    id = question.id
    form = question.form
    let design = question.topology.map { "<pre>" + HTML.escaped($0) + "</pre>" } ?? ""
    prompt = "<p>" + HTML.inline(question.prompt[language]) + "</p>" + design
    choices = question.choices.map {
      Choice(
        text: HTML.inline($0.text[language]), isRight: $0.isRight, why: HTML.inline($0.why?[language] ?? ""))
    }
    pairs = question.pairs.map { (HTML.inline($0.left[language]), HTML.inline($0.right[language])) }
    accepted = question.accepted[language] ?? []
    why = HTML.inline(question.why?[language] ?? "")
  }
}

/// Our texts as HTML: only backquotes mean something in them.
enum HTML {
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  static func inline(_ text: String) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    // A lone backquote is a backquote.
    guard pieces.count % 2 == 1 else { return escaped(text) }
    return pieces.enumerated().map { index, piece in
      index % 2 == 0 ? escaped(String(piece)) : "<code>" + escaped(String(piece)) + "</code>"
    }.joined()
  }
}
