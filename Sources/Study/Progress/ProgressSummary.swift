public import Curriculum
public import Localization

/// What a learner did and can do, as people and machines are told: nothing is counted for its own sake.
public struct ProgressSummary: Encodable, Sendable {
  /// What a learner can do, by an id of the syllabus.
  public struct Ability: Encodable, Sendable {
    /// The id of the syllabus.
    public let id: String
    /// How well it is known; nil where no lesson on it is done.
    public let level: KnowledgeLevel?
    /// Whether a placement found it known, which is no level: reviews will tell.
    public let placed: Bool
    /// The sentence, in the learner's language.
    public let can: String
  }

  /// A unit of the course.
  public struct Unit: Encodable, Sendable {
    /// Its id.
    public let unit: String
    /// Its title, in the learner's language.
    public let title: String
    /// How many ids it has, and how many of them are at least seen, at least shown, and held.
    public let total: Int, seen: Int, shown: Int, held: Int
    /// Those ids that have a sentence.
    public let abilities: [Ability]
  }

  /// Numbers over all.
  public struct Totals: Encodable, Sendable {
    /// Lessons and labs done, questions answered, those of them that were right, and designs saved.
    public let lessons: Int, labs: Int, questions: Int, right: Int, designs: Int
  }

  /// A design that the learner saved.
  public struct Design: Encodable, Sendable {
    /// Where it was saved.
    public let path: String
    /// The last day on which it was.
    public let saved: String
  }

  /// How much was remembered of what came again in a month.
  public struct Month: Encodable, Sendable {
    /// The month as `2026-11`.
    public let month: String
    /// The reviews a day or more after the one before, and those of them that were remembered.
    public let reviews: Int, remembered: Int
    /// The share that was remembered, in percent.
    public var percent: Int { remembered * 100 / max(1, reviews) }
  }

  /// An id whose last grade was wrong, or right with help only.
  public struct Shaky: Encodable, Sendable {
    /// The id of the syllabus.
    public let id: String
    /// The sentence, in the learner's language.
    public let can: String
    /// A lesson that teaches it.
    public let lesson: String?
    /// How often it was forgotten.
    public let forgotten: Int
  }

  /// An exam that has ended.
  public struct ExamResult: Encodable, Sendable {
    /// The day.
    public let date: String
    /// What it asked about, as the learner named it.
    public let about: String?
    /// How many questions it had, and how many were right and left without an answer.
    public let questions: Int, right: Int, open: Int
    /// The share that was right and the share needed, in percent.
    public let percent: Int, passMark: Int
    /// Whether it was passed.
    public let passed: Bool
    /// The seed, by which a class has the same round.
    public let seed: UInt64
  }

  /// A day on which something was done.
  public struct StudyDay: Encodable, Sendable {
    /// The date as `2026-11-23`.
    public let date: String
    /// The minutes spent, rounded.
    public let minutes: Int
    /// The questions answered.
    public let answers: Int
  }

  private let schema = "cloudtutor.progress/1"
  /// The learner's name, where one was given.
  public let learner: String?
  /// The day of the summary.
  public let date: String
  /// Numbers over all.
  public let totals: Totals
  /// The units in the order of the course.
  public let units: [Unit]
  /// The refutations of wrong ideas that were chosen and not put right since, those chosen most often first.
  public let weak: [String]
  /// How many ids are due for review.
  public let due: Int
  /// The last twelve months with reviews.
  public let recall: [Month]
  /// What is not firm, the most often forgotten first.
  public let shaky: [Shaky]
  /// The exams, the last first.
  public let exams: [ExamResult]
  /// The designs saved, the last first.
  public let designs: [Design]
  /// All days on which something was done, in order.
  public let days: [StudyDay]

  private enum CodingKeys: String, CodingKey {
    case schema, learner, date, totals, units, weak, due, recall, shaky, exams, designs, days
  }

  /// The minutes of all days.
  public var minutes: Int { days.reduce(0) { $0 + $1.minutes } }

  /// Whether there is nothing to tell yet.
  public var isEmpty: Bool {
    totals.lessons == 0 && totals.questions == 0 && totals.labs == 0 && totals.designs == 0
      && units.allSatisfy { $0.seen == 0 }
  }

  /// Sums up a learner's record; `lesson` gives the lesson that teaches an id. O(n) in the ids and cards.
  public init(
    _ logbook: Logbook, _ curriculum: Curriculum, in language: Language, lesson: (String) -> String?
  ) {
    let state = logbook.state
    learner = state.learner?.name
    date = logbook.now.date
    totals = Totals(
      lessons: state.lessons.values.count { $0.finished != nil }, labs: state.labs.values.count { $0.finished != nil },
      questions: state.questions.values.reduce(0) { $0 + $1.answers },
      right: state.questions.values.reduce(0) { $0 + $1.rightAnswers }, designs: state.designs.count)
    let syllabus = (try? curriculum.syllabus.get())?.units ?? []
    units = syllabus.map { unit in
      let levels = unit.entries.map { logbook.level(of: $0.id) }
      return Unit(
        unit: unit.id, title: unit.title[language], total: unit.entries.count, seen: levels.count { $0 != nil },
        shown: levels.count { $0.map { $0 >= .shown } ?? false }, held: levels.count { $0 == .held },
        abilities: zip(unit.entries, levels).compactMap { entry, level in
          entry.ability.map {
            Ability(id: entry.id, level: level, placed: state.placed[entry.id] != nil, can: $0[language])
          }
        })
    }
    let ideas = Dictionary(
      curriculum.misconceptions.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    weak = state.weakMisconceptions.prefix(5).compactMap { ideas[$0]?.refutation[language] }
    due = logbook.reviews.due.count
    recall = state.recall.sorted { $0.key < $1.key }.suffix(12).map {
      Month(month: $0.key, reviews: $0.value.asked, remembered: $0.value.remembered)
    }
    let abilities = Dictionary(
      syllabus.flatMap(\.entries).compactMap { entry in entry.ability.map { (entry.id, $0[language]) } },
      uniquingKeysWith: { first, _ in first })
    shaky = state.cards.filter { $0.value.grade.map { $0 < .good } ?? false }
      .sorted { (-$0.value.lapses, $0.key) < (-$1.value.lapses, $1.key) }.prefix(5)
      .compactMap { id, card in
        abilities[id].map { Shaky(id: id, can: $0, lesson: lesson(id), forgotten: card.lapses) }
      }
    exams = state.exams.values.sorted { $1.time < $0.time }.compactMap { exam in
      let result = exam.result
      return result.passMark.map {
        ExamResult(
          date: exam.time.date, about: result.about, questions: result.questions, right: result.right,
          open: result.open, percent: result.percent, passMark: $0, passed: result.percent >= $0, seed: result.seed)
      }
    }
    designs = state.designs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      Design(path: $0.key, saved: $0.value.date)
    }
    days = state.days.sorted { $0.key < $1.key }.filter { $0.value != DayTally() }.map {
      StudyDay(date: $0.key, minutes: ($0.value.milliseconds + 30_000) / 60_000, answers: $0.value.answers)
    }
  }
}

extension ProgressSummary {
  /// Minutes in words.
  public static func time(_ minutes: Int) -> Message {
    minutes < 60 ? Message("\(minutes) min") : Message("\(minutes / 60) h \(minutes % 60) min")
  }
}
