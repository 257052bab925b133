extension LearnerState {
  /// Takes one event of the learner into the state. O(1) but for the statements it holds.
  public mutating func fold(_ event: Event) {
    lastSequence = max(lastSequence, event.sequence)
    members.insert(event.learner)
    if learner == nil { learner = Learner(event) } else { learner?.fold(event) }
    let time = event.time
    days[time.date, default: DayTally()].take(event.deed, at: time, after: lastTime)
    lastTime = time
    switch event.deed {
    case .learnerAdded, .learnerRenamed, .learnerUsed, .commandEntered, .questionReported, .unknown: break
    // Also when nothing of the other has arrived here yet.
    case .learnerJoined(let other): members.insert(other)
    case .languageChosen(let language): self.language = language
    case .settingChanged(let name, let value): settings[name] = value

    case .lessonOpened(let lesson, let rev):
      visit(lesson, rev: rev, at: time) { $0.open(rev: rev, at: time) }
      currentLesson = lesson
    case .stepDone(let lesson, let rev, let step):
      visit(lesson, rev: rev, at: time) { $0.leave(step, as: .done) }
    case .stepSkipped(let lesson, let rev, let step):
      visit(lesson, rev: rev, at: time) { $0.leave(step, as: .skipped) }
    case .lessonFinished(let lesson, let rev):
      visit(lesson, rev: rev, at: time) { $0.finished = $0.finished ?? time }
      if currentLesson == lesson { currentLesson = nil }

    case .predictionMade(let question, let choices): predictions[question] = choices
    case .noteWritten(let lesson, let question, let text):
      notes[question] = Note(lesson: lesson, question: question, text: text, time: time)
    case .answered(let answer):
      questions[answer.question, default: .init()].take(answer, at: time)
      round?.follow(
        answer.question, !answer.right ? .wrong : answer.hinted ? .rightWithHelp : .right, in: answer.context)
      if answer.context == .placement {
        placement?.answered.append(.init(question: answer.question, isKnown: answer.isCertain))
      }
    case .questionSkipped(let question, let context):
      questions[question, default: .init()].skips += 1
      round?.follow(question, .skipped, in: context)
      if context == .placement { placement?.answered.append(.init(question: question, isKnown: false)) }

    case .roundSuspended(let round): self.round = round
    case .roundResumed: round = nil
    case .roundEnded(let result):
      // Another terminal may have begun another round meanwhile.
      if result.id == nil || round?.id == result.id { round = nil }
      if result.passMark != nil { exams[result.key(at: time)] = Exam(time: time, result: result) }

    case .reviewed(let id, let grade):
      cards[id, default: ReviewCard(newAt: time)].take(grade, at: time, by: scheduler)
      if let month = cards[id]?.month { recall[month, default: RecallTally()].take(grade) }
      lastReviewed = id
    case .reviewTakenBack(let id):
      if let month = cards[id]?.month, let grade = cards[id]?.grade { recall[month]?.giveBack(grade) }
      // What a placement found was there before the first grade.
      cards[id] = cards[id]?.takenBack ?? placed[id].map { ReviewCard(newAt: $0.adding(days: 1)) }
      if lastReviewed == id { lastReviewed = nil }

    case .placementBegun(let seed): placement = OpenPlacement(seed: seed)
    case .placementEnded: placement = nil
    case .placed(_, let known):
      for (number, id) in known.enumerated() {
        placed[id] = placed[id] ?? time
        // Asked within the week, and not all on one day.
        if cards[id] == nil { cards[id] = ReviewCard(newAt: time.adding(days: number % 7 + 1)) }
      }

    case .labStarted(let lab, let variant):
      work(on: lab, at: time) { $0.begin(variant: variant) }
      currentLab = lab
    case .labChecked(let lab, let met, let unmet):
      work(on: lab, at: time) { $0.judge(met: met, unmet: unmet, at: time) }
    case .hintShown(let lab, let hint, let stage):
      work(on: lab, at: time) { $0.show(hint: hint, stage: stage) }
    case .solutionRevealed(let lab): work(on: lab, at: time) { $0.reveal() }
    case .labFinished(let lab):
      work(on: lab, at: time) { $0.finish(at: time) }
      if currentLab == lab { currentLab = nil }

    case .workspaceChanged(let workspace, let statements, let fresh):
      if event.deed.beginsAnew { workspaces[workspace] = nil }
      workspaces[workspace, default: .init()].apply(.init(statements: statements, fresh: fresh))
    case .undone(let workspace): workspaces[workspace]?.undo()
    case .redone(let workspace): workspaces[workspace]?.redo()
    case .designSaved(_, let path): designs[path] = time
    case .levelReached(let id, let level):
      if reached[id]?[level] == nil { reached[id, default: [:]][level] = time }
    }
  }

  private mutating func visit(
    _ lesson: String, rev: Int, at time: Moment, _ change: (inout LessonState) -> Void
  ) {
    change(&lessons[lesson, default: LessonState(rev: rev, opened: time, lastOpened: time)])
  }

  private mutating func work(on lab: String, at time: Moment, _ change: (inout LabState) -> Void) {
    change(&labs[lab, default: LabState(started: time)])
  }
}
