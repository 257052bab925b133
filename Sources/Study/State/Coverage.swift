/// Which lessons, questions and labs serve which ids of the syllabus, as the content says today.
public struct Coverage: Sendable {
  let lessons: [String: [String]]
  let questions: [String: [String]]
  let labs: [String: [String]]
  let idsOfItem: [String: [String]]
  /// The ids that are properties of a design, shown only by building too.
  public let building: Set<String>

  /// Creates the lookup from what each lesson, question and lab covers, by its id, and the ids
  /// that are built (marked B in the syllabus).
  public init(
    lessons: [String: [String]] = [:], questions: [String: [String]] = [:], labs: [String: [String]] = [:],
    building: Set<String> = []
  ) {
    self.lessons = Self.inverted(lessons)
    self.questions = Self.inverted(questions)
    self.labs = Self.inverted(labs)
    self.building = building
    idsOfItem = lessons.merging(questions) { $0 + $1 }.merging(labs) { $0 + $1 }
  }

  /// Every id that something covers, sorted.
  public var ids: [String] { Set(lessons.keys).union(questions.keys).union(labs.keys).sorted() }

  /// The ids whose level `deed` may raise.
  func ids(touchedBy deed: Deed) -> [String] {
    switch deed {
    case .lessonFinished(let lesson, _): idsOfItem[lesson] ?? []
    case .answered(let answer): idsOfItem[answer.question] ?? []
    case .labChecked(let lab, _, _): idsOfItem[lab] ?? []
    default: []
    }
  }

  private static func inverted(_ covers: [String: [String]]) -> [String: [String]] {
    var items: [String: [String]] = [:]
    for (item, ids) in covers {
      for id in ids { items[id, default: []].append(item) }
    }
    return items
  }
}

extension Deed {
  /// Whether the deed is of a kind that can raise what is known of a syllabus id.
  var mayRaise: Bool {
    switch self {
    case .lessonFinished, .answered, .labChecked: true
    default: false
    }
  }
}
