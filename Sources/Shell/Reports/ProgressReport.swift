import Curriculum
import Localization
import Markdown
import Study

/// What the learner has done and can do, as sentences; nothing is counted for its own sake.
struct ProgressReport: Report {
  private struct Ability: Encodable {
    let id: String
    let level: String?
    let can: String
  }

  private struct Unit: Encodable {
    let unit: String
    let title: String
    let total: Int
    let seen: Int
    let shown: Int
    let held: Int
    let abilities: [Ability]
  }

  private struct Totals: Encodable {
    let lessons: Int
    let labs: Int
    let questions: Int
    let right: Int
    let designs: Int
  }

  private struct Month: Encodable {
    let month: String
    let reviews: Int
    let remembered: Int
  }

  private struct Shaky: Encodable {
    let id: String
    let can: String
    let lesson: String?
    let forgotten: Int
  }

  private let schema = "cloudtutor.progress/1"
  private let learner: String?
  private let totals: Totals
  private let units: [Unit]
  private let weak: [String]
  private let due: Int
  private let recall: [Month]
  private let shaky: [Shaky]
  private let showsAll: Bool

  private enum CodingKeys: String, CodingKey { case schema, learner, totals, units, weak, due, recall, shaky }

  init(_ session: Session, showsAll: Bool) {
    let state = session.logbook.state
    let language = session.language
    self.showsAll = showsAll
    learner = state.learner?.name
    totals = Totals(
      lessons: state.lessons.values.count { $0.finished != nil }, labs: state.labs.values.count { $0.finished != nil },
      questions: state.questions.values.reduce(0) { $0 + $1.answers },
      right: state.questions.values.reduce(0) { $0 + $1.rightAnswers }, designs: state.designs.count)
    let syllabus = (try? session.curriculum.syllabus.get())?.units ?? []
    units = syllabus.map { unit in
      let levels = unit.entries.map { session.logbook.level(of: $0.id) }
      return Unit(
        unit: unit.id, title: unit.title[language], total: unit.entries.count, seen: levels.count { $0 != nil },
        shown: levels.count { $0.map { $0 >= .shown } ?? false }, held: levels.count { $0 == .held },
        abilities: zip(unit.entries, levels).compactMap { entry, level in
          entry.ability.map { Ability(id: entry.id, level: level?.rawValue, can: $0[language]) }
        })
    }
    let ideas = Dictionary(
      session.curriculum.misconceptions.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    due = session.logbook.reviews.due.count
    recall = state.recall.sorted { $0.key < $1.key }.suffix(12).map {
      Month(month: $0.key, reviews: $0.value.asked, remembered: $0.value.remembered)
    }
    let abilities = Dictionary(
      syllabus.flatMap(\.entries).compactMap { entry in entry.ability.map { (entry.id, $0[language]) } },
      uniquingKeysWith: { first, _ in first })
    shaky = state.cards.filter { $0.value.grade.map { $0 < .good } ?? false }
      .sorted { (-$0.value.lapses, $0.key) < (-$1.value.lapses, $1.key) }.prefix(5)
      .compactMap { id, card in
        abilities[id].map {
          Shaky(id: id, can: $0, lesson: session.lesson(on: id), forgotten: card.lapses)
        }
      }
    weak = state.weakMisconceptions.prefix(5).compactMap { ideas[$0]?.refutation[language] }
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = []
    if let learner { blocks.append(.heading(1, learner)) }
    if totals.lessons == 0 && totals.questions == 0 && totals.labs == 0 && !showsAll
      && units.allSatisfy({ $0.seen == 0 })
    {
      blocks.append(.paragraph(words(Message("Nothing is done yet. `lesson` begins the first lesson."))))
      return Document(blocks)
    }
    blocks.append(
      .paragraph(
        words(
          Message(
            "Lessons done: \(totals.lessons). Labs done: \(totals.labs). Answers: \(totals.questions), right: \(totals.right). Designs saved: \(totals.designs)."
          ))))
    blocks.append(
      .table(
        Table(
          header: [
            words(Message("unit")), words(Message("seen")), words(Message("shown")), words(Message("held")),
            words(Message("of")),
          ],
          rows: units.filter { showsAll || $0.total > 0 }.map {
            [$0.title, "\($0.seen)", "\($0.shown)", "\($0.held)", "\($0.total)"]
          },
          alignments: [.leading, .trailing, .trailing, .trailing, .trailing])))
    for unit in units {
      let abilities = unit.abilities.filter { showsAll || $0.level != nil }
      guard !abilities.isEmpty else { continue }
      blocks.append(.heading(2, unit.title))
      blocks.append(
        .list(
          ListBlock(
            items: abilities.map { ability in
              [.paragraph([.text(ability.can + " "), .styled(.muted, words(Self.level(ability.level)))])]
            })))
    }
    if due > 0 { blocks.append(.paragraph(words(Message("Due for review today: \(due). `review` asks them.")))) }
    if !recall.isEmpty {
      blocks.append(.heading(2, words(Message("Remembered when it came again"))))
      blocks.append(
        .table(
          Table(
            header: [words(Message("month")), words(Message("reviews")), words(Message("remembered"))],
            rows: recall.map { ["\($0.month)", "\($0.reviews)", "\($0.remembered * 100 / max(1, $0.reviews)) %"] },
            alignments: [.leading, .trailing, .trailing])))
    }
    if !shaky.isEmpty {
      blocks.append(.heading(2, words(Message("Not firm yet"))))
      blocks.append(
        .bullets(shaky.map { item in item.lesson.map { "\(item.can) `lesson \($0)`" } ?? item.can }))
    }
    if !weak.isEmpty {
      blocks.append(.heading(2, words(Message("Worth keeping in mind"))))
      blocks.append(.bullets(weak))
    }
    return Document(blocks)
  }

  private static func level(_ level: String?) -> Message {
    switch level {
    case "seen": Message("(seen in a lesson)")
    case "shown": Message("(shown on two days)")
    case "held": Message("(held for three weeks)")
    default: Message("(not met yet)")
    }
  }
}
