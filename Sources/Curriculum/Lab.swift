public import Localization

/// A task on a design: a story, a start, goals, and help in stages.
public struct Lab: Sendable, Hashable {
  /// Help for one state of the learner's design.
  public struct Hint: Sendable, Hashable {
    /// When a hint fits; all that is given must hold.
    public struct Condition: Sendable, Hashable {
      /// One of these parts is gone.
      public let missing: [String]
      /// The rule is broken.
      public let fails: String?
      /// The goals that must be met.
      public let met: [String]
      /// The goals that must not be met.
      public let unmet: [String]
      /// How many parts of a kind there are.
      public let count: Count?

      /// A kind and how many of it there are.
      public struct Count: Sendable, Hashable {
        /// The kind.
        public let kind: String
        /// How many.
        public let range: ClosedRange<Int>
      }
    }

    /// Its name within the lab.
    public let id: String
    /// When it fits.
    public let condition: Condition
    /// A question about the learner's own trace, the cause, the command.
    public let stages: [LocalizedText]
  }

  /// A script that solves the lab.
  public struct Solution: Sendable, Hashable {
    /// Its name within the lab.
    public let id: String
    /// What is special about it.
    public let note: LocalizedText?
    /// The statements.
    public let script: String
    /// The line in its file.
    public let line: Int
  }

  /// A script that comes close and is wrong.
  public struct NearMiss: Sendable, Hashable {
    /// Its name within the lab.
    public let id: String
    /// Exactly the goals that it misses.
    public let fails: [String]
    /// The hint that it must get.
    public let hint: String
    /// The wrong idea for which it stands.
    public let misconception: String
    /// The statements.
    public let script: String
    /// The line in its file.
    public let line: Int
  }

  /// Other names, zones and blocks under which the lab is solved again.
  public struct Variant: Sendable, Hashable {
    /// Names and beginnings of blocks, and what stands in their place in all scripts and goals.
    public let replacements: [String: String]
    /// The letters of zones, and the letters in their place.
    public let zones: [String: String]
  }

  /// Its permanent name.
  public let id: String
  /// The syllabus ids that it shows.
  public let covers: [String]
  /// The lesson after which it comes.
  public let after: String?
  /// How long it takes.
  public let minutes: Int
  /// The revision.
  public let revision: Int
  /// The title.
  public let title: LocalizedText
  /// The story.
  public let story: LocalizedText
  /// The design that the learner finds.
  public let start: String
  /// What must hold in the end.
  public let goals: [Goal]
  /// How many attempts come before the first hint.
  public let triesFirst: Int
  /// Help; the first whose condition fits is given.
  public let hints: [Hint]
  /// Ways to solve it.
  public let solutions: [Solution]
  /// Ways to miss it.
  public let nearMisses: [NearMiss]
  /// Other names for a second try.
  public let variants: [Variant]
  /// What is said in the end, beside another solution.
  public let debrief: LocalizedText?
  /// Where it stands.
  public let file: String
}

extension Lab {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    covers = try node.required("covers").texts()
    after = try node["after"]?.text()
    minutes = try node.required("minutes").number()
    revision = try node["rev"]?.number() ?? 1
    title = try node.required("title").localized()
    story = try node.required("story").localized()
    start = try node.required("start").text()
    triesFirst = try node["try-first"]?.number() ?? 1
    debrief = try node["debrief"]?.localized()
    file = node.file
    var goals: [Goal] = []
    for goal in try node.required("goals").elements { goals.append(try Goal(goal)) }
    self.goals = goals
    var hints: [Hint] = []
    for hint in try node.required("hints").elements { hints.append(try Hint(hint)) }
    self.hints = hints
    var solutions: [Solution] = []
    for item in try node.required("solutions").elements {
      solutions.append(
        Solution(
          id: try item.required("id").text(), note: try item["note"]?.localized(),
          script: try item.required("script").text(), line: item.line))
    }
    self.solutions = solutions
    var misses: [NearMiss] = []
    for item in try node.required("near-misses").elements {
      misses.append(
        NearMiss(
          id: try item.required("id").text(), fails: try item.required("fails").texts(),
          hint: try item.required("hint").text(), misconception: try item.required("misconception").text(),
          script: try item.required("script").text(), line: item.line))
    }
    nearMisses = misses
    var variants: [Variant] = []
    for item in node["variants"]?.elements ?? [] {
      var replacements: [String: String] = [:]
      for (key, value) in (item["rename"]?.entries ?? []) + (item["cidrs"]?.entries ?? []) {
        replacements[key] = try value.text()
      }
      var zones: [String: String] = [:]
      for (key, value) in item["zones"]?.entries ?? [] { zones[key] = try value.text() }
      variants.append(Variant(replacements: replacements, zones: zones))
    }
    self.variants = variants
  }
}

extension Lab.Hint {
  fileprivate init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    let when = try node.required("when")
    var count: Condition.Count?
    if let kind = when["count"] { count = Condition.Count(kind: try kind.text(), range: try Goal.range(when)) }
    condition = Condition(
      missing: try when["missing"]?.texts() ?? [], fails: try when["fails"]?.text(),
      met: try when["met"]?.texts() ?? [], unmet: try when["unmet"]?.texts() ?? [], count: count)
    var stages: [LocalizedText] = []
    for stage in try node.required("stages").elements { stages.append(try stage.localized()) }
    self.stages = stages
  }
}
