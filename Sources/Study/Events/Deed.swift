public import Localization

/// What a learner did: the content of an event.
///
/// Cases and their values are written to disk under the names in `CodingKeys` and the values'
/// labels. Both are permanent: a value that is added, or that means something else, takes a new
/// kind or a higher `version`, and older programs keep such events without understanding them.
public enum Deed: Hashable, Sendable {
  /// A learner was added; without a name until one is given.
  case learnerAdded(name: String?)
  case learnerRenamed(name: String)
  /// The learner became the one at the keyboard.
  case learnerUsed
  /// Another learner of the record is the same person, who began on another machine: what either did is one record
  /// from then on, and what was done before.
  case learnerJoined(other: LearnerID)
  case languageChosen(language: Language)
  /// A setting such as `mode` got a value; nil is its default again.
  case settingChanged(name: String, value: String?)

  case lessonOpened(lesson: String, rev: Int)
  /// Steps count from 0 within a revision of the lesson.
  case stepDone(lesson: String, rev: Int, step: Int)
  case stepSkipped(lesson: String, rev: Int, step: Int)
  case lessonFinished(lesson: String, rev: Int)

  /// A guess before a run, never graded.
  case predictionMade(question: String, choices: [String])
  /// Own words, under the question that asked for them.
  case noteWritten(lesson: String, question: String, text: String)
  case answered(Answer)
  case questionSkipped(question: String, context: Answer.Context)

  /// The learner says that something about a question is wrong.
  case questionReported(question: String, text: String)
  /// A round began, or was left before its end; what is answered from then on belongs to it.
  case roundSuspended(SuspendedRound)
  /// A round came to its end, or gave way to another.
  case roundEnded(RoundResult)
  /// The round that was left was taken up again.
  case roundResumed

  /// How well an id of the syllabus was remembered; made of an answer, or said by the learner.
  case reviewed(id: String, grade: ReviewGrade)
  /// The last grade of an id is as if it had never been given.
  case reviewTakenBack(id: String)

  /// A placement began, whose questions the seed draws; what is answered in one from then on belongs to it.
  case placementBegun(seed: UInt64)
  /// The placement came to its end.
  case placementEnded
  /// A placement settled what the learner knows of a unit already: the ids of the syllabus, which reviews then ask.
  case placed(unit: String, known: [String])

  /// A lab was begun, or begun anew; variants differ in names, zones and CIDRs.
  case labStarted(lab: String, variant: Int)
  /// The goals were judged: the ids of those met and not met.
  case labChecked(lab: String, met: [String], unmet: [String])
  /// Stage 1 asks, 2 names the cause, 3 gives the command.
  case hintShown(lab: String, hint: String, stage: Int)
  case solutionRevealed(lab: String)
  case labFinished(lab: String)

  /// Statements were applied as one step of undo; `fresh` when they began from an empty design,
  /// or from the start of the lesson or lab.
  case workspaceChanged(workspace: Workspace, statements: [String], fresh: Bool)
  case undone(workspace: Workspace)
  case redone(workspace: Workspace)
  case designSaved(workspace: Workspace, path: String)
  /// A line was entered at the prompt, as typed.
  case commandEntered(text: String)

  /// The learner reached a level of an id of the syllabus. Recorded, so that newer content,
  /// which may cover ids with other questions, never takes it back.
  case levelReached(id: String, level: KnowledgeLevel)

  /// A kind, or a version of a kind, that only a newer program knows; kept as it is, and skipped.
  case unknown(kind: String, version: Int, payload: String)
}

extension Deed {
  /// Whether it makes two learners one.
  public var joins: Bool { if case .learnerJoined = self { true } else { false } }

  /// Whether a lesson, lab or question begins again from its start, so that no step before can be taken back. In the
  /// learner's own design that can be.
  var beginsAnew: Bool {
    guard case .workspaceChanged(let workspace, let statements, fresh: true) = self else { return false }
    return statements.isEmpty && workspace != .own
  }
}

extension Deed: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case learnerAdded = "learner.added"
    case learnerRenamed = "learner.renamed"
    case learnerUsed = "learner.used"
    case learnerJoined = "learner.joined"
    case languageChosen = "language.chosen"
    case settingChanged = "setting.changed"
    case lessonOpened = "lesson.opened"
    case stepDone = "lesson.step.done"
    case stepSkipped = "lesson.step.skipped"
    case lessonFinished = "lesson.finished"
    case predictionMade = "prediction.made"
    case noteWritten = "note.written"
    case answered = "question.answered"
    case questionSkipped = "question.skipped"
    case questionReported = "question.reported"
    case roundSuspended = "round.suspended"
    case roundEnded = "round.ended"
    case roundResumed = "round.resumed"
    case reviewed = "review.graded"
    case reviewTakenBack = "review.taken-back"
    case placementBegun = "placement.begun"
    case placementEnded = "placement.ended"
    case placed = "placement.settled"
    case labStarted = "lab.started"
    case labChecked = "lab.checked"
    case hintShown = "lab.hint.shown"
    case solutionRevealed = "lab.solution.revealed"
    case labFinished = "lab.finished"
    case workspaceChanged = "workspace.changed"
    case undone = "workspace.undone"
    case redone = "workspace.redone"
    case designSaved = "design.saved"
    case commandEntered = "command.entered"
    case levelReached = "syllabus.reached"
  }

  enum RoundSuspendedCodingKeys: String, CodingKey {
    // The compiler's name of a value without a label.
    // swift-format-ignore: NoLeadingUnderscores
    case _0 = "round"
  }

  enum RoundEndedCodingKeys: String, CodingKey {
    // The compiler's name of a value without a label.
    // swift-format-ignore: NoLeadingUnderscores
    case _0 = "result"
  }

  enum AnsweredCodingKeys: String, CodingKey {
    // The compiler's name of a value without a label.
    // swift-format-ignore: NoLeadingUnderscores
    case _0 = "answer"
  }
}
