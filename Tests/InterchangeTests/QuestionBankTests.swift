import Curriculum
import Foundation
import Localization
import Study
import TestSupport
import Testing

@testable import Interchange

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The course's questions, for other tools.
@Suite struct QuestionBankTests {
  static let all = Curriculum(ContentLocation(folder: Repository.root)).questions.all

  private func bank(_ format: QuestionBank.Format, _ language: Language = .korean) -> QuestionBank {
    QuestionBank(Self.all, format, in: language)
  }

  private func text(_ bank: QuestionBank) throws -> String {
    String(decoding: try bank.file(at: Moment(milliseconds: 1_780_000_000_000)), as: UTF8.self)
  }

  @Test func whatOtherToolsCannotAskIsLeftOut() {
    let (gift, xml) = (bank(.gift), bank(.xml))
    #expect(xml.questions.count > 300 && xml.questions.allSatisfy { $0.use != .predict && $0.form != .build })
    #expect(xml.questions.contains { $0.form == .order } && !gift.questions.contains { $0.form == .order })
  }

  /// Collects what a reader of XML finds.
  private final class Reader: NSObject, XMLParserDelegate {
    var types: [String] = []
    var names: [String] = []
    var prompts: [String] = []
    private var path: [String] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      path.append(name)
      text = ""
      if name == "question" { types.append(attributes["type"] ?? "") }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
      if path.suffix(2) == ["name", "text"] { names.append(text) }
      if path.suffix(2) == ["questiontext", "text"] { prompts.append(text) }
      path.removeLast()
      text = ""
    }
  }

  @Test(arguments: Language.required) func theXMLIsWholeAndHasEveryQuestion(_ language: Language) throws {
    let bank = bank(.xml, language)
    let (parser, reader) = (XMLParser(data: Data(try text(bank).utf8)), Reader())
    parser.delegate = reader
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    #expect(reader.names == bank.questions.map(\.id))
    #expect(Set(reader.types) == ["multichoice", "shortanswer", "matching", "ordering"])
    // The design stands in the prompt as text, whatever arrows it has.
    let flaw = try #require(bank.questions.firstIndex { $0.id == "flaw-quiet-press" })
    #expect(reader.prompts[flaw].contains("<pre>add vpc press") && reader.prompts[flaw].contains("-&gt; gate"))
  }

  /// A reader of GIFT that knows escapes and braces, and nothing else.
  private func blocks(_ text: String) -> [(name: String, answers: [String])] {
    var (found, name, line): ([(name: String, answers: [String])], String, String) = ([], "", "")
    var (answers, isInside, isEscaped): ([String], Bool, Bool) = ([], false, false)
    for character in text {
      if isEscaped {
        line.append(character)
        isEscaped = false
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "{" where !isInside:
        name = line.components(separatedBy: "::").dropFirst().first ?? ""
        (isInside, line) = (true, "")
      case "}" where isInside:
        found.append((name, answers))
        (isInside, answers, line) = (false, [], "")
      case "\n":
        let trimmed = line.trimmingCharacters(in: .whitespaces)
        if isInside, !trimmed.isEmpty { answers.append(trimmed) }
        if isInside { line = "" }
      default: line.append(character)
      }
    }
    return found
  }

  @Test(arguments: Language.required) func theGIFTHasOneBlockAQuestion(_ language: Language) throws {
    let bank = bank(.gift, language)
    let blocks = blocks(try text(bank))
    #expect(blocks.count == bank.questions.count)
    for (block, question) in zip(blocks, bank.questions) {
      let answers = block.answers.filter { !$0.hasPrefix("####") }
      let expected =
        switch question.form {
        case .fillIn: (question.accepted[language] ?? []).count
        case .match: question.pairs.count
        default: question.choices.count
        }
      #expect(answers.count == expected, "\(question.id)")
      if question.form == .one { #expect(answers.count { $0.hasPrefix("=") } == 1, "\(question.id)") }
    }
  }

  @Test func aSpreadsheetRunsNothing() throws {
    let rows = try text(bank(.csv, .english))
    #expect(rows.hasPrefix("\u{FEFF}id,covers,use,type,prompt,design,choices,answer,why\r\n"))
    // A choice such as `=1` must not become a formula.
    #expect(!rows.contains("\r\n=") && !rows.contains(",=") && !rows.contains(",\"="))
    #expect(rows.contains("\"add vpc press"))
    // Every record ends where the quotes are even.
    var (records, isQuoted) = (0, false)
    for scalar in rows.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == "\r", !isQuoted { records += 1 }
    }
    #expect(records == bank(.csv, .english).questions.count + 1 && !isQuoted)
  }

  /// Hundreds of questions used to lie in one heap, and the sheet gave the solution away.
  @Test func questionsStandInTheirUnitsAndAreNotSolved() throws {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let syllabus = try curriculum.syllabus.get()
    func text(_ format: QuestionBank.Format) throws -> String {
      String(
        decoding: try QuestionBank(Self.all, format, in: .english, syllabus: syllabus).file(
          at: Moment(milliseconds: 0)),
        as: UTF8.self)
    }
    let (gift, xml, csv) = (try text(.gift), try text(.xml), try text(.csv))
    #expect(gift.components(separatedBy: "$CATEGORY: cloudtutor/").count - 1 == syllabus.units.count)
    #expect(xml.components(separatedBy: "<question type=\"category\">").count - 1 == syllabus.units.count)
    #expect(xml.contains("$course$/top/cloudtutor/The three-tier design</text>"))
    let ordered = try #require(Self.all.first { $0.form == .order && $0.use != .predict })
    let solved = ordered.choices.map { $0.text[.english] }.joined(separator: "\n")
    // Once, as the answer.
    #expect(csv.components(separatedBy: solved).count - 1 == 1)
    let one = try #require(Self.all.first { $0.form == .one && $0.use == .understand })
    #expect(one.choices.allSatisfy { choice in csv.contains(choice.why?[.english].split(separator: "\"").first ?? "") })
    let bank = QuestionBank(Self.all, .gift, in: .english)
    #expect(bank.leftOut == Self.all.count - bank.questions.count && bank.leftOut > 0)
  }
}
