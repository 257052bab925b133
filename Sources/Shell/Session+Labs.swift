import CommandLanguage
import Curriculum
import Grading
import Localization
import Markdown
import Study
import Topology

extension Session {
  /// The lab that the open lesson offers now.
  var lessonLab: String? { if case .lab(let id)? = lesson?.place?.step { id } else { nil } }

  /// Opens a lab where it was left, or from its start.
  mutating func openLab(_ lab: Lab, restarts: Bool) throws(CommandError) -> any Report {
    let state = logbook.state.labs[lab.id]
    let needsVariant = (state?.needsVariant ?? false) && !lab.variants.isEmpty
    let variant = needsVariant ? (state?.variant ?? 0) % lab.variants.count + 1 : state?.variant ?? 0
    let isNew = state == nil || restarts || needsVariant || state?.finished != nil
    let shown = lab.variant(variant)
    let start = try language { () throws(Diagnostic) in try Script.apply(shown.start) }
    question = nil
    (quiz, placement) = (nil, nil)
    self.lab = LabRun(lab: shown, variant: variant)
    if isNew {
      histories[.lab(lab.id)] = History(start)
      record(
        .labStarted(lab: lab.id, variant: variant),
        .workspaceChanged(workspace: .lab(lab.id), statements: [], fresh: true))
    } else {
      restore(.lab(lab.id), from: start)
    }
    return Page(labPage(shown, isNew: isNew))
  }

  private func labPage(_ lab: Lab, isNew: Bool) -> [Block] {
    var blocks: [Block] = [.heading(1, lab.title[language])]
    if !isNew {
      blocks.append(.paragraph(.muted, words(Message("You go on where you stopped. `lab --restart` begins again."))))
    }
    blocks += Document(markdown: lab.story[language]).blocks
    blocks += picture(of: topology)
    blocks.append(.heading(2, words(Message("Goals"))))
    blocks.append(.bullets(lab.goals.compactMap { $0.text?[language] }))
    blocks.append(.paragraph(.muted, words(Message("`check` judges the goals, `hint` helps, `leave` goes back."))))
    return blocks
  }

  /// Judges the lab's goals, keeps the result, and tells why each is met or not.
  mutating func checkLab(_ run: LabRun) -> any Report {
    let results = GoalJudge(topology, start: (try? Script.apply(run.lab.start)) ?? Topology(), tables: tables).judge(
      run.lab.goals)
    let met = results.filter(\.isMet).compactMap(\.goal.id)
    let unmet = results.filter { !$0.isMet }.compactMap(\.goal.id)
    var deeds: [Deed] = [.labChecked(lab: run.id, met: met, unmet: unmet)]
    let isDone = unmet.isEmpty
    // A solution that was shown does not count; the same lab under other names does.
    let counts = !(logbook.state.labs[run.id]?.currentHelp.revealed ?? false)
    if isDone && counts { deeds.append(.labFinished(lab: run.id)) }
    if run.judged != topology || isDone { record(deeds) }
    let judged = topology
    lab?.judged = judged
    var report = GoalReport(results: results, language: language, ending: [])
    guard isDone else { return report }
    report.ending = debrief(run, counts: counts)
    lab = nil
    if lessonLab == run.id { report.ending += blocks(of: leavePlace(praise: nil)) }
    return report
  }

  private func debrief(_ run: LabRun, counts: Bool) -> [Block] {
    var blocks: [Block] = [
      .paragraph(
        .good,
        words(
          counts
            ? Message("All goals are met. The lab is done.")
            : Message(
              "All goals are met. You saw a solution before, so `lab \(run.id)` gives you the task under other names; that one counts."
            )))
    ]
    if let text = run.lab.debrief?[language] { blocks += Document(markdown: text).blocks }
    if let solution = otherSolution(run.lab) {
      blocks.append(.paragraph(.muted, words(Message("Another solution: \(solution.note?[language] ?? solution.id)"))))
      if let start = try? Script.apply(run.lab.start), let other = try? Script.apply(solution.script, to: start) {
        blocks += picture(of: other)
      }
    }
    return blocks
  }

  /// The solution that is least like the learner's own design.
  private func otherSolution(_ lab: Lab) -> Lab.Solution? {
    let own = Set(topology.lines)
    func shared(_ solution: Lab.Solution) -> Int {
      guard let start = try? Script.apply(lab.start), let other = try? Script.apply(solution.script, to: start) else {
        return .max
      }
      return own.intersection(other.lines).count
    }
    return lab.solutions.min { shared($0) < shared($1) }
  }

  /// The hint that fits the learner's design, one stage further than before.
  mutating func labHint() throws(CommandError) -> any Report {
    guard let run = lab else { throw .refused(Message("No lab is open.")) }
    let state = logbook.state.labs[run.id]
    guard (state?.attempts ?? 0) >= run.lab.triesFirst else {
      throw .refused(Message("Try first: build something and type `check`. Then there are hints."))
    }
    let judge = GoalJudge(topology, start: (try? Script.apply(run.lab.start)) ?? Topology(), tables: tables)
    guard let (hint, names) = HintFinder(run.lab, judge).hint() else {
      return Notice(Message("There is no hint for this design. `check` says what is still missing."))
    }
    let last = state?.currentHelp.stages[hint.id] ?? 0
    // A further stage opens after another try.
    let mayGoOn = last == 0 || (state?.attempts ?? 0) > (state?.attemptsAtLastHint ?? 0)
    let stage = mayGoOn ? min(last + 1, hint.stages.count) : last
    if mayGoOn { record(.hintShown(lab: run.id, hint: hint.id, stage: stage)) }
    var blocks: [Block] = [.paragraph(.note, HintFinder.filled(hint.stages[max(0, stage - 1)][language], names))]
    if stage < hint.stages.count {
      blocks.append(.paragraph(.muted, words(Message("The next stage opens after another try."))))
    }
    return Page(blocks)
  }

  /// Shows a solution; the lab then counts under other names only.
  mutating func revealSolution(_ lab: Lab) throws(CommandError) -> any Report {
    guard let run = self.lab, run.id == lab.id else { throw .refused(Message("Open the lab first: `lab \(lab.id)`")) }
    guard let solution = run.lab.solutions.first else { throw .refused(Message("This lab has no solution to show.")) }
    record(.solutionRevealed(lab: lab.id))
    return Page([
      .paragraph(words(Message("One solution: \(solution.note?[language] ?? solution.id)"))), .code(solution.script),
      .paragraph(
        .muted,
        words(Message("It is recorded that you saw it. `lab \(lab.id)` then gives you the task under other names."))),
    ])
  }
}
