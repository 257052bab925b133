import CMinizip
import Curriculum
import Foundation
import GRDB
import Localization
import Study
import TestSupport
import Testing

@testable import Interchange

/// Decks for Anki, read as Anki reads them.
@Suite struct AnkiDeckTests {
  private static let all = Curriculum(ContentLocation(folder: Repository.root)).questions.all
  private static let syllabus = try? Curriculum(ContentLocation(folder: Repository.root)).syllabus.get()
  private static let noon = Moment(milliseconds: 1_780_000_000_000)

  private func bank(_ language: Language, where isWanted: (Question) -> Bool = { _ in true }) throws -> QuestionBank {
    QuestionBank(
      Self.all.filter(isWanted), .apkg, in: language, syllabus: Self.syllabus)
  }

  /// A deck taken out of its file.
  private final class Opened {
    struct Note: FetchableRecord, Decodable {
      let id: Int
      let guid: String
      let mid: Int
      let mod: Int
      let tags: String
      let flds: String

      var fields: [String] { flds.components(separatedBy: "\u{1F}") }
    }

    let notes: [Note]
    let media: String
    let integrity: String
    /// For each card its note, its deck, its template, and its place.
    let cards: [[Int]]
    let type: [String: Any]
    let decks: [String]

    init(_ file: Data) throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "anki-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let (zip, base) = (folder.appending(path: "deck.apkg"), folder.appending(path: "base"))
      try file.write(to: zip)
      try Self.entry("collection.anki2", of: zip).write(to: base)
      media = String(decoding: try Self.entry("media", of: zip), as: UTF8.self)
      let queue = try DatabaseQueue(path: base.path)
      (notes, integrity, cards) = try queue.read { database in
        (
          try Note.fetchAll(database, sql: "SELECT notes.* FROM notes JOIN cards ON nid = notes.id ORDER BY due"),
          try String.fetchAll(database, sql: "PRAGMA integrity_check").joined(),
          try Row.fetchAll(database, sql: "SELECT nid, did, ord, due FROM cards ORDER BY due").map { row in
            row.columnNames.map { row[$0] as Int }
          }
        )
      }
      let columns = try queue.read { try Row.fetchOne($0, sql: "SELECT ver, models, decks FROM col") }
      let row = try #require(columns)
      #expect(row["ver"] == 11)
      func object(_ column: String) throws -> [String: [String: Any]] {
        try #require(
          try JSONSerialization.jsonObject(with: Data((row[column] as String).utf8)) as? [String: [String: Any]])
      }
      type = try #require(try object("models")["\(AnkiNoteType.id)"])
      decks = try object("decks").keys.sorted()
      try queue.close()
    }

    private static func entry(_ name: String, of file: URL) throws -> Data {
      let zip = try #require(unzOpen(file.path))
      defer { unzClose(zip) }
      var about = unz_file_info()
      try #require(unzLocateFile(zip, name, 1) == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK)
      try #require(unzGetCurrentFileInfo(zip, &about, nil, 0, nil, 0, nil, 0) == UNZ_OK)
      var data = Data(count: Int(about.uncompressed_size))
      let count = data.withUnsafeMutableBytes { unzReadCurrentFile(zip, $0.baseAddress, UInt32($0.count)) }
      // Closing compares the checksum.
      try #require(Int(count) == data.count && unzCloseCurrentFile(zip) == UNZ_OK)
      return data
    }

    func names(_ list: String) -> [String] {
      (type[list] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    var templates: [String] {
      (type["tmpls"] as? [[String: Any]] ?? []).flatMap { [$0["qfmt"], $0["afmt"]].compactMap { $0 as? String } }
    }
  }

  @Test func everyQuestionIsOneNoteWithOneCardAndBothLanguages() throws {
    let bank = try bank(.korean)
    let deck = try Opened(try bank.file(at: Self.noon))
    #expect(deck.integrity == "ok" && deck.media == "{}")
    #expect(bank.questions.count > 300 && deck.notes.map(\.fields[0]).sorted() == bank.questions.map(\.id).sorted())
    #expect(Set(deck.notes.map(\.guid)).count == deck.notes.count)
    #expect(deck.cards == deck.notes.enumerated().map { [$0.element.id, AnkiDeck.id, 0, $0.offset + 1] })
    #expect(deck.decks == ["1", "\(AnkiDeck.id)"])
    #expect(deck.names("flds") == AnkiNoteType.fields && deck.names("tmpls").count == 1)
    for note in deck.notes {
      #expect(note.mid == AnkiNoteType.id && note.mod == Self.noon.milliseconds / 1_000)
      #expect(note.fields.count == AnkiNoteType.fields.count && !note.fields.contains(""), "\(note.guid)")
      #expect(note.tags.hasPrefix(" cloudtutor::") && note.tags.hasSuffix(" "))
      // Neither half of a text with an angle bracket of its own is lost.
      #expect(!note.fields.contains { $0.contains("-> ") }, "\(note.guid)")
    }
    #expect(Set(AnkiNoteType.sides.map(\.language)) == Set(Language.required))
  }

  @Test func everyDeckHasTheSameNotesForTheSameQuestions() throws {
    let korean = try Opened(try bank(.korean).file(at: Self.noon))
    let english = try Opened(try bank(.english).file(at: Self.noon.adding(seconds: 60)))
    #expect(korean.notes.map(\.guid) == english.notes.map(\.guid) && korean.notes.map(\.id) == english.notes.map(\.id))
    #expect(korean.notes.map(\.flds) == english.notes.map(\.flds))
    #expect(zip(korean.notes, english.notes).allSatisfy { $0.mod + 60 == $1.mod })
    // What is in front changes, and nothing by which Anki knows the type.
    #expect(korean.names("flds") == english.names("flds") && korean.names("tmpls") == english.names("tmpls"))
    #expect(korean.templates.allSatisfy { $0.hasPrefix("<div lang=\"ko\">{{Korean question}}") })
    #expect(english.templates.allSatisfy { $0.hasPrefix("<div lang=\"en\">{{English question}}") })
    let part = try Opened(try bank(.english, where: { $0.topic == "security-group-chain" }).file(at: Self.noon))
    #expect(part.notes.count > 1 && Set(part.notes.map(\.guid)).isSubset(of: korean.notes.map(\.guid)))
    #expect(Set(part.notes.map(\.id)).isSubset(of: korean.notes.map(\.id)))
  }

  /// The English front and back of a question.
  private func sides(_ question: Question) throws -> (front: String, back: String) {
    let fields = try Opened(try bank(.korean, where: { $0 == question }).file(at: Self.noon)).notes[0].fields
    return (fields[3], fields[4])
  }

  @Test(arguments: [Question.Form.one, .several, .trueFalse, .flaw, .fillIn, .order, .match])
  func theBackAnswersWhatTheFrontAsks(_ form: Question.Form) throws {
    let question = try #require(
      Self.all.first { $0.form == form && QuestionText.canBeAsked($0) && $0.why != nil }
        ?? Self.all.first { $0.form == form && QuestionText.canBeAsked($0) })
    let (front, back) = try sides(question)
    let text = QuestionText(question, .english)
    #expect(front.hasPrefix(text.prompt) && (text.why.isEmpty || back.contains(text.why)))
    #expect(front.contains("☐") == (form == .several))
    switch form {
    case .fillIn:
      #expect(text.accepted.allSatisfy { back.contains(HTML.escaped($0)) && !front.contains("<li>") })
    case .order:
      func place(_ choice: QuestionText.Choice, in side: String) -> String.Index {
        side.range(of: "<li>\(choice.text)</li>")?.lowerBound ?? side.endIndex
      }
      for (side, isRight) in [(front, false), (back, true)] {
        let places = text.choices.map { place($0, in: side) }
        #expect((places == places.sorted()) == isRight && !places.contains(side.endIndex))
      }
    case .match:
      for (left, right) in text.pairs {
        #expect(front.contains("<li>\(left)</li>") && front.contains("<li>\(right)</li>"))
        #expect(back.contains("<th>\(left)</th><td>→ \(right)</td>"))
      }
    default:
      for choice in text.choices {
        #expect(front.contains(choice.text) && back.contains("\(choice.isRight ? "✓" : "✗") \(choice.text)</span>"))
        #expect(choice.why.isEmpty || back.contains(choice.why) && !front.contains(choice.why))
      }
    }
  }

  @Test func theRightChoiceIsNotAlwaysTheFirst() throws {
    let ones = try bank(.english).questions.filter { $0.form == .one && $0.choices.count == 3 }
    let first = ones.count { $0.choices[$0.places(drawnBy: 0)[0]].isRight }
    #expect((ones.count / 5...ones.count / 2).contains(first), "\(first) of \(ones.count)")
  }

  @Test func tagsNameTheUnitAndWhatIsCovered() throws {
    let nat = try Opened(try bank(.korean, where: { $0.id == "flaw-quiet-press" }).file(at: Self.noon))
    #expect(nat.notes[0].tags == " cloudtutor::tiers::tier.net.nat ")
  }

  @Test func newCardsComeInTheOrderOfTheSyllabus() throws {
    let deck = try Opened(try bank(.korean).file(at: Self.noon))
    let entries = try #require(Self.syllabus).entries.map(\.id)
    let first = deck.notes.map { note in
      note.fields[5].split(separator: " ").compactMap { entries.firstIndex(of: String($0)) }.min() ?? entries.count
    }
    #expect(first == first.sorted() && first.first == 0)
  }

  @Test func aFolderThatTakesNoFilesIsNamed() throws {
    let deck = AnkiDeck(try bank(.korean).questions, in: .korean, syllabus: nil)
    let missing = FileManager.default.temporaryDirectory.appending(path: "missing-\(UUID().uuidString)")
    let problem = #expect(throws: QuestionBank.Problem.self) { try deck.file(at: Self.noon, scratch: missing) }
    #expect(problem?.message.arguments.first == .text(missing.path))
  }
}
