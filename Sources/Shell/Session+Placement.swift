import Curriculum
import Localization
import Markdown
import Study

extension Session {
  /// A placement over the units of the course, with all that can be asked of each.
  func newPlacement(seed: UInt64) -> Placement {
    let asked = curriculum.questions.all.filter { $0.use != .predict && $0.use != .ownWords }
    let units = ((try? curriculum.syllabus.get())?.units ?? []).map { unit in
      let ids = unit.entries.map(\.id)
      // A question belongs to the unit of the id that it is mainly about.
      let items = asked.filter { $0.covers.first.map(ids.contains) ?? false }.map { question in
        (
          question.form,
          Placement.Item(QuizQuestion(question), covers: question.covers, isHard: question.use != .recall)
        )
      }
      return Placement.Unit(
        unit.id, ids: ids, questions: items.filter { $0.0 != .build }.map(\.1),
        tasks: items.filter { $0.0 == .build }.map(\.1))
    }
    return Placement(units.filter { !$0.isEmpty }, seed: seed)
  }

  /// Asks what the placement asks next, or says where to begin.
  mutating func continuePlacement() throws(CommandError) -> [Block] {
    guard let placement else { return [] }
    guard let current = placement.current else { return endPlacement(placement) }
    let unit = placement.unit.flatMap { unitTitles[$0] } ?? ""
    let place =
      placement.isTask
      ? Message("\(unit) · mend this design; `check` judges it, `skip` where you do not know how")
      : Message("\(unit) · question \(placement.asked + 1); `skip` where you do not know")
    return [.thematicBreak, .paragraph(.muted, words(place))]
      + (try ask(current.id, context: .placement, seed: placement.seed))
  }

  /// Ends the open question of the placement, and keeps what this settles.
  mutating func takePlacement(isKnown: Bool) throws(CommandError) -> [Block] {
    question = nil
    if let result = placement?.take(isKnown: isKnown) { record(.placed(unit: result.unit, known: result.known)) }
    return try continuePlacement()
  }

  private mutating func endPlacement(_ placement: Placement) -> [Block] {
    record(.placementEnded)
    self.placement = nil
    let titles = unitTitles
    let rows = placement.results.map { result in
      [titles[result.unit] ?? result.unit, words(Self.finding(result.finding))]
    }
    let known = placement.results.reduce(0) { $0 + $1.known.count }
    var blocks: [Block] = [
      .thematicBreak, .heading(1, words(Message("Where to begin"))),
      .table(Table(header: [words(Message("unit")), words(Message("found"))], rows: rows)),
    ]
    if known > 0 {
      blocks.append(
        .paragraph(
          words(
            Message(
              "Topics known: \(known). They are not done: `review` asks them within the week, and what is forgotten then is taught like all else."
            ))))
    }
    if let next = nextLesson(), let lesson = try? curriculum.lesson(next, language) {
      blocks.append(.paragraph(words(Message("Begin here: \(lesson.title) (`lesson \(next)`)"))))
    } else {
      blocks.append(.paragraph(words(Message("No lesson is left in this order."))))
    }
    return blocks
  }

  private static func finding(_ finding: Placement.Finding) -> Message {
    switch finding {
    case .known: Message("known")
    case .partly: Message("known in part")
    case .unknown: Message("to be learned")
    case .notAsked: Message("not asked, since it builds on the others")
    }
  }
}
