extension LearnerState {
  /// A piece of the state that a store keeps by itself, so that an event costs the few pieces it
  /// touches and not the whole.
  public struct Part: Hashable, Sendable {
    /// What kind of piece it is; the raw value is its permanent name.
    public enum Section: String, Hashable, Sendable, CaseIterable {
      case summary, lesson, question, prediction, round, card, recall, placed, day, exam, lab, note, workspace, change,
        design, level
    }

    /// What kind of piece it is.
    public let section: Section
    /// Which of the kind: an id, a workspace's name or a path; empty for the summary.
    public let key: String
    /// The number of a workspace's change, from 0; 0 for all other pieces.
    public let number: Int

    /// Creates the name of a piece.
    public init(_ section: Section, _ key: String = "", number: Int = 0) {
      (self.section, self.key, self.number) = (section, key, number)
    }
  }

  /// A number that grows with all that a state is made of and holds: kinds of deeds and of parts, and the ways in
  /// which folding has changed.
  public static let form = StoredDeed.knownKinds.count + Part.Section.allCases.count + 1

  /// The parts that folding `deed`, done at `time`, into this state writes anew or removes.
  public func parts(touchedBy deed: Deed, at time: Moment) -> [Part] {
    [Part(.summary), Part(.day, time.date)] + otherParts(touchedBy: deed, at: time)
  }

  private func otherParts(touchedBy deed: Deed, at time: Moment) -> [Part] {
    switch deed {
    case .learnerAdded, .learnerRenamed, .learnerUsed, .learnerJoined, .languageChosen, .settingChanged,
      .commandEntered,
      .questionReported, .unknown:
      []
    case .lessonOpened(let lesson, _), .lessonFinished(let lesson, _), .stepDone(let lesson, _, _),
      .stepSkipped(let lesson, _, _):
      [Part(.lesson, lesson)]
    case .predictionMade(let question, _): [Part(.prediction, question)]
    case .noteWritten(_, let question, _): [Part(.note, question)]
    case .answered(let answer): [Part(.question, answer.question)] + (round == nil ? [] : [Part(.round)])
    case .questionSkipped(let question, _): [Part(.question, question)] + (round == nil ? [] : [Part(.round)])
    case .roundSuspended, .roundResumed: [Part(.round)]
    case .roundEnded(let result): [Part(.round), Part(.exam, result.key(at: time))]
    case .reviewed(let id, _): [Part(.card, id), Part(.recall, time.month)]
    case .reviewTakenBack(let id): [Part(.card, id)] + (cards[id]?.month.map { [Part(.recall, $0)] } ?? [])
    case .placementBegun, .placementEnded: []
    case .placed(_, let known): known.flatMap { [Part(.placed, $0), Part(.card, $0)] }
    case .labStarted(let lab, _), .labChecked(let lab, _, _), .hintShown(let lab, _, _), .solutionRevealed(let lab),
      .labFinished(let lab):
      [Part(.lab, lab)]
    case .workspaceChanged(let workspace, _, _):
      // The new change takes the place of the first undone one, and the others go.
      [Part(.workspace, workspace.name)]
        + changes(of: workspace, from: deed.beginsAnew ? 0 : workspaces[workspace]?.depth ?? 0, atLeast: 1)
    case .undone(let workspace), .redone(let workspace): [Part(.workspace, workspace.name)]
    case .designSaved(_, let path): [Part(.design, path)]
    case .levelReached(let id, _): [Part(.level, id)]
    }
  }

  /// All parts of the state.
  public var parts: [Part] {
    let keyed: [(Part.Section, [String])] = [
      (.lesson, Array(lessons.keys)), (.question, Array(questions.keys)), (.prediction, Array(predictions.keys)),
      (.card, Array(cards.keys)), (.recall, Array(recall.keys)),
      (.placed, Array(placed.keys)), (.day, Array(days.keys)),
      (.exam, Array(exams.keys)),
      (.lab, Array(labs.keys)), (.note, Array(notes.keys)), (.workspace, workspaces.keys.map(\.name)),
      (.design, Array(designs.keys)), (.level, Array(reached.keys)),
    ]
    return [Part(.summary)] + (round == nil ? [] : [Part(.round)])
      + keyed.flatMap { section, keys in keys.map { Part(section, $0) } }
      + workspaces.keys.flatMap { changes(of: $0, from: 0, atLeast: 0) }
  }

  private func changes(of workspace: Workspace, from first: Int, atLeast count: Int) -> [Part] {
    let end = max(first + count, workspaces[workspace]?.changes.count ?? 0)
    return (first..<end).map { Part(.change, workspace.name, number: $0) }
  }
}
