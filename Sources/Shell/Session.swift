import CommandLanguage
public import Curriculum
public import Localization
public import Study
public import Topology

/// All that one person's sitting has: the words, the record, the designs, and what is being done.
public struct Session {
  /// Lessons, questions, labs and data.
  public let curriculum: Curriculum
  /// The words of the language in use.
  public internal(set) var words: MessageCatalogue
  /// What the learner did, and does.
  public internal(set) var logbook: Logbook
  /// Whether a person sits at a prompt.
  public let isInteractive: Bool
  /// Whether the user asked for plain output.
  public let isPlain: Bool

  var histories: [Workspace: History] = [:]
  var lesson: LessonRun?
  var lab: LabRun?
  var quiz: QuizRun?
  var placement: Placement?
  var question: OpenQuestion?
  /// The question that was asked last, which a learner may want to report.
  var lastAsked: String?
  /// How the process should end for a round that has just ended.
  var roundExit = ExitCode.fine
  /// The flow that was asked about last.
  var asked: FlowQuestion?
  /// What could not be kept, said once with the next answer.
  var warnings: [Message] = []
  var isEnding = false
  /// Whether commands behind an error are performed all the same.
  var keepsGoing = false
  /// The errors behind which the line being performed went on.
  var passedOver: [CommandError] = []
  /// The line that an empty Enter runs, after one that was typed in the other keyboard layout.
  var offer: String?
  /// Whether a design was begun without a person. Scripts build on an empty design of their own, so
  /// that one does the same each time and never touches the learner's; one that only looks sees it.
  var hasBegunDesign = false
  /// How many files that run files are being run.
  var runDepth = 0
  /// The packs that an author works on, whether they are right yet or not.
  public var packs: [ContentLocation] = []
  /// Where an author's new files go: the last pack, or the folder that `CLOUDTUTOR_HOME` names.
  public var authorsFolder: ContentLocation?
  /// Whether content alone speaks here, which may build and look and nothing else.
  var isSealed = false
  /// A check that goes on until Ctrl-C.
  var watch: ContentWatch?
  /// The day for which versions are judged; nil takes the day of the tables, so that content is always judged alike.
  public var today: Day?
  /// How many columns pictures may take.
  public var width = 80
  let newSeed: @Sendable () -> UInt64

  /// Opens a session on a learner's record.
  ///
  /// - Parameters:
  ///   - language: the language to speak; nil takes the learner's own, else English.
  ///   - seed: gives seeds for rounds of questions.
  public init(
    curriculum: Curriculum, logbook: Logbook, language: Language?, isInteractive: Bool, isPlain: Bool,
    seed: @escaping @Sendable () -> UInt64 = { UInt64.random(in: 0...UInt64.max) }
  ) {
    self.curriculum = curriculum
    self.logbook = logbook
    self.isInteractive = isInteractive
    self.isPlain = isPlain
    newSeed = seed
    words = curriculum.catalogue(language ?? logbook.state.language ?? .english)
  }

  /// A session that speaks words which are at hand.
  init(curriculum: Curriculum, logbook: Logbook, words: MessageCatalogue, isInteractive: Bool, isPlain: Bool) {
    (self.curriculum, self.logbook, self.words) = (curriculum, logbook, words)
    (self.isInteractive, self.isPlain) = (isInteractive, isPlain)
    newSeed = { 0 }
  }

  /// What AWS offers today, read when it is first asked for; none when it cannot be read.
  var tables: ServiceTables {
    guard case .success(var tables) = curriculum.serviceTables else { return .none }
    if let today { tables.today = today }
    return tables
  }

  /// The language in use.
  public var language: Language { words.language }

  /// Where statements are applied now.
  var place: Workspace {
    if let lab { return .lab(lab.id) }
    if let question, question.isBuilding { return .lab("question-" + question.question.id) }
    if let lesson, !lesson.isOver { return .lesson(lesson.id) }
    return .own
  }

  /// The design with its history at the current place.
  var history: History {
    get { histories[place] ?? History() }
    set { histories[place] = newValue }
  }

  /// Goes on to a design at the current place. In the history's own storage, since a copy a statement would make
  /// long scripts quadratic.
  mutating func advance(to topology: Topology, by statement: String) {
    histories[place, default: History()].advance(to: topology, by: statement)
  }

  /// The design at the current place.
  public var topology: Topology { history.present }

  /// The design that a question is about while it is open, which can be looked at and not changed; else the one at the
  /// current place.
  var shownTopology: Topology {
    guard let question, !question.isBuilding, let script = question.question.topology else { return topology }
    return (try? Script.apply(script)) ?? topology
  }

  /// Whether mending commands may be shown: in the learner's own design, not where they would be
  /// the answer, now or a step later.
  var mayShowMends: Bool { lab == nil && question == nil && lesson == nil }

  /// The rules that a learner inside a lesson has met: those that it names, the lessons behind it and those that
  /// are done. Nil outside of lessons.
  var rulesMet: Set<String>? {
    guard lab == nil, let lesson else { return nil }
    return curriculum.lessons(behind: lesson.id, language)
      .union(logbook.state.lessons.filter { $0.value.finished != nil }.keys)
      .reduce(into: []) { $0.formUnion(curriculum.rules(in: $1, language)) }
  }

  /// Whether something is asked of the learner: an answer, a lesson's next command, a lab's goals.
  var isAsking: Bool { lesson != nil || lab != nil || question != nil }

  /// Whether a round or a placement is going on.
  var isInRound: Bool { quiz != nil || placement != nil }

  /// Leaves whatever is asked of the learner, for something else.
  mutating func putAside() { (lesson, lab, quiz, placement, question) = (nil, nil, nil, nil, nil) }

  /// Keeps what was done. When it cannot be kept, says so once and goes on in memory until it can.
  mutating func record(_ deeds: [Deed]) {
    let deeds = isInteractive ? deeds : deeds.filter { !$0.isAboutOwnDesign }
    guard !deeds.isEmpty else { return }
    do {
      let wasWaiting = logbook.isWaiting
      try logbook.record(deeds)
      if wasWaiting, !logbook.isWaiting {
        warnings.append(Message("The record can be written again. All that you did meanwhile is kept."))
      }
    } catch {
      warnings += [error.message, Message("You can go on. What you do is kept as soon as that is possible again.")]
      logbook.continueInMemory(after: error)
      // In memory nothing stands in the way any more.
      _ = try? logbook.record(deeds)
    }
  }

  mutating func record(_ deeds: Deed...) { record(deeds) }

  /// Makes the history of a place from what the record has of it, or from its first design.
  mutating func restore(_ place: Workspace, from start: Topology) {
    guard histories[place] == nil else { return }
    var history = History(start)
    guard let state = logbook.state.workspaces[place] else {
      histories[place] = history
      return
    }
    for change in state.changes {
      // How a lesson or lab began is no step that could be taken back; `new` in one's own design is.
      if change.fresh, change.statements.isEmpty, place != .own {
        history = History(start)
        continue
      }
      var topology = change.fresh ? start : history.present
      for statement in change.statements { topology = (try? Script.apply(statement, to: topology)) ?? topology }
      history.advance(to: topology, by: change.statements.isEmpty ? "new" : change.statements.joined(separator: "; "))
    }
    for _ in state.future { _ = history.undo() }
    histories[place] = history
  }
}

extension Deed {
  /// Whether it changes the design that the learner keeps.
  fileprivate var isAboutOwnDesign: Bool {
    switch self {
    case .workspaceChanged(.own, _, _), .undone(.own), .redone(.own), .designSaved(.own, _): true
    default: false
    }
  }
}
