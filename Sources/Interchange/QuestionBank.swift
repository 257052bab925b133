public import Curriculum
public import Foundation
public import Localization
public import Study

/// Questions for other tools, in one language; Anki's decks have all.
public struct QuestionBank: Sendable {
  /// A format of another tool.
  public enum Format: String, Sendable, CaseIterable {
    /// Moodle's text format, which many tools read. It has no questions of order.
    case gift
    /// Moodle's own XML; questions of order need Moodle 4.4 or newer.
    case xml
    /// A table for spreadsheets, RFC 4180 in UTF-8.
    case csv
    /// A deck for Anki.
    case apkg
  }

  /// Why there is no file.
  public struct Problem: Error, Hashable, Sendable {
    /// What went wrong, for people.
    public let message: Message
  }

  /// The questions that the format has, in their order; those of one unit together.
  public let questions: [Question]
  /// How many were left out, since they need the sandbox or the format has no such questions.
  public let leftOut: Int
  private let format: Format
  private let language: Language
  private let syllabus: Syllabus?

  /// Takes those of `questions` that can be asked outside of a sandbox and that `format` has;
  /// `syllabus` tells the units of what they cover.
  public init(_ questions: [Question], _ format: Format, in language: Language, syllabus: Syllabus? = nil) {
    let units = syllabus?.units ?? []
    func place(_ question: Question) -> Int {
      units.firstIndex { unit in unit.entries.contains { $0.id == question.covers.first } } ?? units.count
    }
    let kept = questions.filter { QuestionText.canBeAsked($0) && (format != .gift || $0.form != .order) }
    self.questions = kept.enumerated().map { (place: place($0.element), offset: $0.offset, question: $0.element) }
      .sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }.map(\.question)
    leftOut = questions.count - kept.count
    (self.format, self.language, self.syllabus) = (format, language, syllabus)
  }

  /// The whole file, as made at `now`. O(n).
  public func file(at now: Moment) throws(Problem) -> Data {
    switch format {
    case .gift:
      return Data(
        inUnits {
          "$CATEGORY: cloudtutor/\($0)\n"
        } question: {
          Self.gift($0)
        }.joined(separator: "\n").utf8)
    case .xml:
      let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n"
      let items = inUnits { unit in
        "  <question type=\"category\"><category><text>$course$/top/cloudtutor/\(HTML.escaped(unit))</text></category></question>\n"
      } question: {
        Self.xml($0)
      }
      return Data((head + items.joined() + "</quiz>\n").utf8)
    case .csv:
      let head = ["id", "covers", "use", "type", "prompt", "design", "choices", "answer", "why"]
      let rows = [head] + questions.map { Self.row($0, language) }
      // Without the mark Excel takes Korean for another encoding.
      return Data(("\u{FEFF}" + rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()).utf8)
    case .apkg:
      return try AnkiDeck(questions, in: language, syllabus: syllabus)
        .file(at: now, scratch: FileManager.default.temporaryDirectory)
    }
  }

  /// The questions, before the first of each unit its title.
  private func inUnits(title: (String) -> String, question: (QuestionText) -> String) -> [String] {
    var items: [String] = []
    var current: String?
    for one in questions {
      let unit = syllabus?.units.first { unit in unit.entries.contains { $0.id == one.covers.first } }
      if let unit, unit.id != current { items.append(title(unit.title[language])) }
      current = unit?.id
      items.append(question(QuestionText(one, language)))
    }
    return items
  }
}

extension QuestionBank {
  /// Source: https://docs.moodle.org/en/GIFT_format
  private static func gift(_ question: QuestionText) -> String {
    func plain(_ text: String) -> String {
      text.reduce(into: "") { result, character in
        if character == "\n" {
          result += "\\n"
          return
        }
        if "\\~=#{}:".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    func told(_ why: String) -> String { why.isEmpty ? "" : "#" + plain(why) }
    let right = question.choices.count { $0.isRight }
    let answers: [String] =
      switch question.form {
      case .fillIn: question.accepted.map { "=" + plain($0) }
      case .match: question.pairs.map { "=\(plain($0.left)) -> \(plain($0.right))" }
      case .several:
        question.choices.map { choice in
          "~%\(choice.isRight ? Self.share(of: right) : "-100")%" + plain(choice.text) + told(choice.why)
        }
      default: question.choices.map { ($0.isRight ? "=" : "~") + plain($0.text) + told($0.why) }
      }
    let ending = question.why.isEmpty ? "" : "\n####" + plain(question.why)
    return "::\(plain(question.id))::[html]\(plain(question.prompt)){\n"
      + answers.map { "  " + $0 }.joined(separator: "\n") + ending + "\n}\n"
  }

  /// What one of `count` right choices is worth, in the fractions that Moodle knows.
  private static func share(of count: Int) -> String {
    let shares = [1: "100", 2: "50", 3: "33.33333", 4: "25", 5: "20", 6: "16.66667", 7: "14.28571", 8: "12.5"]
    return shares[count] ?? "10"
  }

  /// Source: https://docs.moodle.org/en/Moodle_XML_format
  private static func xml(_ question: QuestionText) -> String {
    func text(_ tag: String, _ html: String, _ attributes: String = " format=\"html\"") -> String {
      "    <\(tag)\(attributes)><text>\(HTML.escaped(html))</text></\(tag)>\n"
    }
    func answer(_ fraction: String, _ html: String, _ why: String) -> String {
      "    <answer fraction=\"\(fraction)\" format=\"html\"><text>\(HTML.escaped(html))</text>"
        + "<feedback format=\"html\"><text>\(HTML.escaped(why))</text></feedback></answer>\n"
    }
    let right = question.choices.count { $0.isRight }
    let type: String
    var body = ""
    switch question.form {
    case .fillIn:
      type = "shortanswer"
      body = "    <usecase>0</usecase>\n" + question.accepted.map { answer("100", HTML.escaped($0), "") }.joined()
    case .match:
      type = "matching"
      body =
        "    <shuffleanswers>true</shuffleanswers>\n"
        + question.pairs.map { pair in
          "    <subquestion format=\"html\"><text>\(HTML.escaped(pair.left))</text>"
            + "<answer><text>\(HTML.escaped(pair.right))</text></answer></subquestion>\n"
        }.joined()
    case .order:
      type = "ordering"
      body = question.choices.enumerated().map { answer("\($0.offset + 1).0", $0.element.text, "") }.joined()
    default:
      type = "multichoice"
      let isOne = question.form != .several
      body = "    <single>\(isOne)</single>\n    <shuffleanswers>\(question.form != .trueFalse)</shuffleanswers>\n"
      body += question.choices.map { choice in
        let worth = choice.isRight ? (isOne ? "100" : share(of: right)) : (isOne ? "0" : "-100")
        return answer(worth, choice.text, choice.why)
      }.joined()
    }
    return "  <question type=\"\(type)\">\n" + text("name", question.id, "") + text("questiontext", question.prompt)
      + text("generalfeedback", question.why) + "    <idnumber>\(HTML.escaped(question.id))</idnumber>\n" + body
      + "  </question>\n"
  }

  private static func row(_ question: Question, _ language: Language) -> [String] {
    // As they are shown, not as they are solved.
    let places = question.places(drawnBy: 0)
    let choices =
      question.form == .match
      ? question.pairs.map { $0.left[language] } + [""] + places.map { question.pairs[$0].right[language] }
      : places.map { question.choices[$0].text[language] }
    let answer: [String] =
      switch question.form {
      case .fillIn: question.accepted[language] ?? []
      case .match: question.pairs.map { "\($0.left[language]) = \($0.right[language])" }
      case .order: question.choices.map { $0.text[language] }
      default: question.choices.filter(\.isRight).map { $0.text[language] }
      }
    let reasons = question.choices.compactMap { choice in
      choice.why.map { "\(choice.text[language]): \($0[language])" }
    }
    let why = ((question.why.map { [$0[language]] } ?? []) + reasons).joined(separator: "\n")
    return [
      question.id, question.covers.joined(separator: " "), question.use.rawValue, question.form.rawValue,
      question.prompt[language], question.topology ?? "", choices.joined(separator: "\n"),
      answer.joined(separator: "\n"), why,
    ]
  }

  /// A cell in quotes where it needs them; one that a spreadsheet would take for a formula gets an apostrophe.
  private static func cell(_ text: String) -> String {
    let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
    // Not as one text: in it a carriage return and a line feed would be one character.
    let special: [Character] = ["\"", ",", "\n", "\r", "\r\n"]
    guard safe.contains(where: special.contains) else { return safe }
    return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
