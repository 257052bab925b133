/// Finds where in a course a learner should begin: by two questions a unit and, where both were right, by a design to
/// mend. The second question depends on the first, and after three units of which nothing is known it ends, since the
/// later ones build on the earlier.
public struct Placement: Hashable, Sendable {
  /// A question that can be asked, and the ids of the syllabus that it is about.
  public struct Item: Hashable, Sendable {
    let question: QuizQuestion
    let covers: [String]
    let isHard: Bool

    /// Creates an item; a hard one asks to understand or to apply, not to recall.
    public init(_ question: QuizQuestion, covers: [String], isHard: Bool) {
      (self.question, self.covers, self.isHard) = (question, covers, isHard)
    }
  }

  /// A unit of the course, with what can be asked of it.
  public struct Unit: Hashable, Sendable {
    let id: String
    let ids: [String]
    var questions: [Item]
    var tasks: [Item]

    /// Whether nothing can be asked of it.
    public var isEmpty: Bool { questions.isEmpty }

    /// Creates a unit of the ids that it teaches, with its questions and the designs to be mended.
    public init(_ id: String, ids: [String], questions: [Item], tasks: [Item]) {
      (self.id, self.ids, self.questions, self.tasks) = (id, ids, questions, tasks)
    }
  }

  /// What was found of a unit.
  public enum Finding: String, Hashable, Codable, Sendable {
    /// Both questions were right, and the design was mended where there was one.
    case known
    /// Some of it was right.
    case partly
    /// Nothing was.
    case unknown
    /// The placement ended before it.
    case notAsked
  }

  /// A unit and what was found of it.
  public struct Result: Hashable, Sendable {
    /// The unit's id.
    public let unit: String
    /// How much of it is known.
    public let finding: Finding
    /// The ids that are known: all of a known unit, else those of what was right.
    public let known: [String]
  }

  private struct Taken: Hashable {
    let item: Item
    let isKnown: Bool
  }

  /// How many units in a row, of which nothing is known, end it.
  private static let patience = 3

  /// The units settled so far, in the order of the course.
  public private(set) var results: [Result] = []
  /// How many questions and tasks were asked and ended.
  public private(set) var asked = 0
  /// The seed by which questions are drawn and choices shuffled.
  public let seed: UInt64
  private var units: [Unit]
  private var taken: [Taken] = []
  private var open: Item?
  /// Whether the open question is a design to be mended.
  public private(set) var isTask = false

  /// Begins a placement over units in the order of the course.
  public init(_ units: [Unit], seed: UInt64) {
    self.seed = seed
    self.units = units.map { unit in
      var generator = SplitMix64(seed: seed, for: unit.id)
      var unit = unit
      unit.questions = generator.shuffle(unit.questions)
      unit.tasks = generator.shuffle(unit.tasks)
      return unit
    }
    draw()
  }

  /// The question to be asked now; nil when the placement is over.
  public var current: QuizQuestion? { open?.question }

  /// The unit that is being asked.
  public var unit: String? { open == nil ? nil : units[results.count].id }

  /// Ends the open question, and gives the unit that this settles.
  public mutating func take(isKnown: Bool) -> Result? {
    guard let item = open else { return nil }
    asked += 1
    taken.append(Taken(item: item, isKnown: isKnown))
    let before = results.count
    draw()
    return results.count > before ? results[before] : nil
  }

  /// Draws what comes next, settling units of which enough is known.
  private mutating func draw() {
    open = nil
    while open == nil, results.count < units.count {
      if results.suffix(Self.patience).count(where: { $0.finding == .unknown }) == Self.patience {
        results += units[results.count...].map { Result(unit: $0.id, finding: .notAsked, known: []) }
        return
      }
      let unit = units[results.count]
      isTask = false
      if taken.count < 2 { open = question(of: unit) }
      let isTaskTaken = taken.contains { unit.tasks.contains($0.item) }
      if open == nil, !isTaskTaken, !taken.isEmpty, taken.allSatisfy(\.isKnown), let task = unit.tasks.first {
        (open, isTask) = (task, true)
      }
      if open == nil { settle(unit) }
    }
  }

  /// A hard question first, then a hard one after a right answer and an easy one after a wrong, about something else
  /// where the unit has that.
  private func question(of unit: Unit) -> Item? {
    let isHard = taken.last?.isKnown ?? true
    let about = Set(taken.flatMap(\.item.covers))
    let unasked = unit.questions.filter { question in !taken.contains { $0.item == question } }
    let elsewhere = unasked.filter { about.isDisjoint(with: $0.covers) }
    let others = elsewhere.isEmpty ? unasked : elsewhere
    return others.first { $0.isHard == isHard } ?? others.first
  }

  private mutating func settle(_ unit: Unit) {
    let right = taken.filter(\.isKnown)
    let finding: Finding = right.isEmpty ? .unknown : right.count == taken.count ? .known : .partly
    let found = Set(right.flatMap(\.item.covers))
    results.append(
      Result(unit: unit.id, finding: finding, known: unit.ids.filter { finding == .known || found.contains($0) }))
    taken = []
  }
}
