import Curriculum
import Localization
import Markdown
import Study

/// What the learner has done and can do.
struct ProgressReport: Report {
  private let summary: ProgressSummary
  private let showsAll: Bool
  private let isPlain: Bool

  init(_ session: Session, showsAll: Bool) {
    (summary, self.showsAll, isPlain) = (session.progress, showsAll, session.isPlain)
  }

  func encode(to encoder: any Encoder) throws { try summary.encode(to: encoder) }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = []
    if let learner = summary.learner { blocks.append(.heading(1, learner)) }
    if summary.isEmpty && !showsAll {
      blocks.append(.paragraph(words(Message("Nothing is done yet. `lesson` begins the first lesson."))))
      return Document(blocks)
    }
    blocks += totals(words) + [units(words)] + (isPlain ? [] : [.paragraph(.muted, words(Self.legend))])
    for unit in summary.units {
      let abilities = unit.abilities.filter { showsAll || $0.level != nil || $0.placed }
      guard !abilities.isEmpty else { continue }
      blocks.append(.heading(2, unit.title))
      blocks.append(
        .list(
          ListBlock(
            items: abilities.map { ability in
              [.paragraph([.text(ability.can + " "), .styled(.muted, words(Self.level(ability)))])]
            })))
    }
    if summary.due > 0 {
      blocks.append(.paragraph(words(Message("Due for review today: \(summary.due). `review` asks them."))))
    }
    if !summary.recall.isEmpty { blocks += recall(words) }
    if !summary.exams.isEmpty { blocks += exams(words) }
    if !summary.shaky.isEmpty {
      blocks.append(.heading(2, words(Message("Not firm yet"))))
      blocks.append(
        .bullets(summary.shaky.map { item in item.lesson.map { "\(item.can) `lesson \($0)`" } ?? item.can }))
    }
    if !summary.weak.isEmpty {
      blocks.append(.heading(2, words(Message("Worth keeping in mind"))))
      blocks.append(.bullets(summary.weak))
    }
    if !summary.designs.isEmpty {
      blocks.append(.heading(2, words(Message("Your designs"))))
      blocks.append(.bullets(summary.designs.prefix(10).map { "`\($0.path)`, \($0.saved)" }))
    }
    return Document(blocks)
  }

  private static let legend = Message(
    "`#` held for three weeks, `=` shown on two days, `-` seen in a lesson; the numbers are held/shown/seen of all.")

  private func totals(_ words: MessageCatalogue) -> [Block] {
    let totals = summary.totals
    var blocks: [Block] = [
      .paragraph(
        words(
          Message(
            "Lessons done: \(totals.lessons). Labs done: \(totals.labs). Answers: \(totals.questions), right: \(totals.right). Designs saved: \(totals.designs)."
          )))
    ]
    if summary.minutes > 0 {
      let time = words(ProgressSummary.time(summary.minutes))
      blocks.append(
        .paragraph(
          words(Message("Time spent: \(time). Days of study: \(summary.days.count); `progress calendar` shows them."))))
    }
    return blocks
  }

  private func units(_ words: MessageCatalogue) -> Block {
    let table = Table(
      header: [
        words(Message("unit")), words(Message("seen")), words(Message("shown")), words(Message("held")),
        words(Message("of")),
      ],
      rows: summary.units.filter { showsAll || $0.total > 0 }.map {
        [$0.title, "\($0.seen)", "\($0.shown)", "\($0.held)", "\($0.total)"]
      },
      alignments: [.leading, .trailing, .trailing, .trailing, .trailing])
    let rows = summary.units.filter { $0.total > 0 }.map { unit in
      // Who holds something has shown it, whether or not the lesson was ever opened.
      let (held, shown) = (unit.held, max(unit.held, unit.shown))
      return BarFigure.Row(
        label: unit.title, parts: [("#", held), ("=", shown), ("-", max(shown, unit.seen))], total: unit.total,
        numbers: words(Message("\(unit.held)/\(unit.shown)/\(unit.seen) of \(unit.total)")))
    }
    return BarFigure(rows: rows, outline: table).block
  }

  private func recall(_ words: MessageCatalogue) -> [Block] {
    let table = Table(
      header: [words(Message("month")), words(Message("reviews")), words(Message("remembered"))],
      rows: summary.recall.map { [$0.month, "\($0.reviews)", "\($0.percent) %"] },
      alignments: [.leading, .trailing, .trailing])
    let rows = summary.recall.map { month in
      BarFigure.Row(
        label: month.month, parts: [("#", month.remembered)], total: month.reviews,
        numbers: "\(month.percent) %, \(month.remembered)/\(month.reviews)")
    }
    return [
      .heading(2, words(Message("Remembered when it came again"))), BarFigure(rows: rows, outline: table).block,
    ]
  }

  private func exams(_ words: MessageCatalogue) -> [Block] {
    [
      .heading(2, words(Message("Exams"))),
      .table(
        Table(
          header: [
            words(Message("day")), words(Message("about")), words(Message("right")), words(Message("to pass")),
            words(Message("result")), words(Message("seed")),
          ],
          rows: summary.exams.prefix(10).map { exam in
            [
              exam.date, exam.about ?? words(Message("all topics")),
              "\(exam.right)/\(exam.questions) (\(exam.percent) %)",
              "\(exam.passMark) %", words(exam.passed ? Message("passed") : Message("not passed")),
              "\(exam.seed.description)",
            ]
          }, alignments: [.leading, .leading, .trailing, .trailing, .leading, .trailing])),
    ]
  }

  private static func level(_ ability: ProgressSummary.Ability) -> Message {
    switch ability.level {
    case .seen: Message("(seen in a lesson)")
    case .shown: Message("(shown on two days)")
    case .held: Message("(held for three weeks)")
    case nil where ability.placed: Message("(known at the placement; a review will tell)")
    case nil: Message("(not met yet)")
    }
  }
}
