/// Where a learner stands in one lab.
public struct LabState: Hashable, Codable, Sendable {
  /// The help that was taken in one variant of the lab.
  public struct Help: Hashable, Codable, Sendable {
    /// The highest stage shown of each hint, by the hint's id.
    public internal(set) var stages: [String: Int] = [:]
    /// Whether a solution was revealed.
    public internal(set) var revealed = false

    /// Whether a command or a solution was shown: a stage 3, or everything.
    public var gaveAway: Bool { revealed || stages.values.contains { $0 >= 3 } }
  }

  /// The variant being solved.
  public internal(set) var variant = 0
  /// How often the goals were judged since the lab was last begun.
  public internal(set) var attempts = 0
  /// How often the goals were ever judged.
  public internal(set) var totalAttempts = 0
  /// The attempts at the time of the last hint, after which another opens.
  public internal(set) var attemptsAtLastHint: Int?
  /// The ids of the goals met when they were last judged since the lab was last begun.
  public internal(set) var met: [String] = []
  /// The ids of those not met then.
  public internal(set) var unmet: [String] = []
  /// The help taken, by variant.
  public internal(set) var help: [Int: Help] = [:]
  /// When each goal was first met in a variant of which nothing had been given away.
  public internal(set) var metUnaided: [String: Moment] = [:]
  /// When the lab was first begun.
  public internal(set) var started: Moment
  /// When it was first finished in a variant whose solution had not been revealed.
  public internal(set) var finished: Moment?

  /// The help taken in the variant being solved.
  public var currentHelp: Help { help[variant] ?? Help() }

  /// Whether only another variant can still make the lab count.
  public var needsVariant: Bool { finished == nil && currentHelp.revealed }

  mutating func begin(variant: Int) {
    self.variant = variant
    (attempts, attemptsAtLastHint, met, unmet) = (0, nil, [], [])
  }

  mutating func judge(met: [String], unmet: [String], at time: Moment) {
    attempts += 1
    totalAttempts += 1
    (self.met, self.unmet) = (met, unmet)
    guard !currentHelp.gaveAway else { return }
    for goal in met where metUnaided[goal] == nil { metUnaided[goal] = time }
  }

  mutating func show(hint: String, stage: Int) {
    attemptsAtLastHint = attempts
    let shown = currentHelp.stages[hint] ?? 0
    help[variant, default: Help()].stages[hint] = max(shown, stage)
  }

  mutating func reveal() { help[variant, default: Help()].revealed = true }

  mutating func finish(at time: Moment) {
    if finished == nil, !currentHelp.revealed { finished = time }
  }
}
