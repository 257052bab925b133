import Foundation
import Localization

/// The note type of all our decks: one card a note, the language in use in front and the other folded up below it.
///
/// Its id and the names of its fields and of its card never change, for by them Anki finds it again; what the
/// card shows may. A deck in the other language so changes the cards and adds none.
struct AnkiNoteType {
  /// The type's permanent id.
  static let id = 1_795_430_000_001

  /// The languages that a note has, with the word for each in the names of fields and its own word for itself.
  static let sides: [(language: Language, field: String, name: String)] = [
    (.korean, "Korean", "한국어"), (.english, "English", "English"),
  ]

  /// The names of the fields, in their order.
  static let fields = ["Id"] + sides.flatMap { ["\($0.field) question", "\($0.field) answer"] } + ["Covers", "Lesson"]

  /// The language in front, one of `sides`.
  let front: Language

  /// What Anki keeps of it, as JSON of its `models` column.
  func description(deck: Int, at seconds: Int) -> [String: Any] {
    let (question, answer) = templates
    let card: [String: Any] = [
      "name": "Question", "ord": 0, "qfmt": question, "afmt": answer, "bqfmt": "", "bafmt": "", "did": NSNull(),
    ]
    let fields: [[String: Any]] = Self.fields.enumerated().map { place, name in
      ["name": name, "ord": place, "sticky": false, "rtl": false, "font": "Arial", "size": 20, "media": [String]()]
    }
    let needed = Self.fields.indices.filter { Self.fields[$0].hasSuffix(" question") }
    return [
      "id": Self.id, "name": "cloudtutor", "type": 0, "mod": seconds, "usn": -1, "sortf": 0, "did": deck,
      "tmpls": [card], "flds": fields, "css": Self.style, "latexPre": "", "latexPost": "", "tags": [String](),
      "vers": [String](), "req": [[0, "any", needed] as [Any]],
    ]
  }

  private var templates: (question: String, answer: String) {
    func part(_ field: String, _ kind: String) -> String { "{{\(field) \(kind)}}" }
    var (question, answer) = ("", "")
    for side in Self.sides where side.language == front {
      question += "<div lang=\"\(side.language)\">\(part(side.field, "question"))</div>\n"
      answer += question + "<hr id=\"answer\">\n<div lang=\"\(side.language)\">\(part(side.field, "answer"))</div>\n"
    }
    for side in Self.sides where side.language != front {
      let start = "<details lang=\"\(side.language)\"><summary>\(side.name)</summary>\(part(side.field, "question"))"
      question += start + "</details>\n"
      answer += start + "<hr>\(part(side.field, "answer"))</details>\n"
    }
    answer += "<footer><code>lesson {{Lesson}}</code> {{Covers}}</footer>\n"
    return (question, answer)
  }

  /// AnkiDroid says `night_mode` where the others say `nightMode`.
  private static let style = """
    .card { font: 18px/1.55 system-ui, sans-serif; text-align: left; max-width: 46em; margin: 0 auto; padding: 0 .6em;
      color: #1d1d1f; background: #fff; word-break: keep-all; overflow-wrap: anywhere; }
    pre { overflow-x: auto; white-space: pre; padding: .6em; border-radius: .3em; font-size: .85em; }
    pre, code { font-family: ui-monospace, monospace; background: #f0f0f2; }
    li { margin: .3em 0; }
    th { text-align: left; padding-right: 1em; font-weight: normal; }
    .right > li > span, p.right { color: #17692c; font-weight: bold; }
    .wrong > li > span { color: #a3261b; }
    .why { margin: .2em 0 .6em; }
    details { margin-top: 1.2em; }
    summary, footer { color: #5c5c61; font-size: .85em; }
    footer { margin-top: 1.5em; }
    .nightMode.card, .night_mode.card { color: #e8e8ea; background: #1e1e20; }
    .nightMode pre, .nightMode code, .night_mode pre, .night_mode code { background: #303034; }
    .nightMode .right > li > span, .nightMode p.right,
    .night_mode .right > li > span, .night_mode p.right { color: #86dd9b; }
    .nightMode .wrong > li > span, .night_mode .wrong > li > span { color: #ff9d92; }
    .nightMode summary, .nightMode footer, .night_mode summary, .night_mode footer { color: #b0b0b5; }

    """
}
