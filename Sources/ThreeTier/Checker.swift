public import Localization
public import Topology

/// The outcome of every rule for one design.
public struct CheckResult: Sendable {
  /// A finding that the design accepts.
  public struct Waived: Sendable {
    /// The finding.
    public let finding: Finding
    /// The statement that accepts it.
    public let waiver: Waiver
  }

  /// What is wrong and not accepted, by cause: the worst cause first, and in each what speaks most nearly of
  /// the mistake, which is not always the worst that follows from it. A cause is a statement to blame, what
  /// is missing, or a part that shuts the way for others.
  public let causes: [[Finding]]
  /// What is wrong and accepted.
  public let waived: [Waived]
  /// The codes of the rules that hold.
  public let passed: [String]
  /// The rules whose subject is absent, with the reason.
  public let notApplicable: [(code: String, reason: Message)]
  /// The rules that cannot tell, with the reason.
  public let unknown: [(code: String, reason: Message)]
  /// What is wrong and not accepted, the worst cause first.
  public var findings: [Finding] { causes.flatMap { $0 } }
  /// 0 to 100: the share that rules which hold have in their weight and the weight of all causes;
  /// findings of one cause count once, as the worst of them. Nil when no rule applies.
  public let score: Int?
  /// The same for each pillar that has a rule which applies.
  public let pillars: [Pillar: Int]

  /// The same without findings that matter less than `severity`; scores stay, as they tell of the design.
  public func keeping(_ severity: Severity) -> CheckResult {
    CheckResult(
      causes: causes.map { $0.filter { $0.severity >= severity } }.filter { !$0.isEmpty },
      waived: waived.filter { $0.finding.severity >= severity }, passed: passed, notApplicable: notApplicable,
      unknown: unknown, score: score, pillars: pillars)
  }
}

/// Runs rules over designs.
public enum Checker {
  /// What the rules say of a design.
  public static func check(_ design: Design, rules: [any Rule.Type] = RuleCatalogue.all) -> CheckResult {
    let design = design.prepared
    var findings: [Finding] = []
    var waived: [CheckResult.Waived] = []
    var passed: [String] = []
    var notApplicable: [(code: String, reason: Message)] = []
    var unknown: [(code: String, reason: Message)] = []
    let waivers = Dictionary(grouping: design.topology.waivers, by: \.code)
    // Rules know nothing of each other.
    let outcomes = rules.concurrentMap(share: 1) { $0.check(design) }
    for (rule, outcome) in zip(rules, outcomes) {
      switch outcome {
      case .holds: passed.append(rule.code)
      case .doesNotApply(let reason): notApplicable.append((rule.code, reason))
      case .cannotTell(let reason): unknown.append((rule.code, reason))
      case .broken(let found):
        for finding in found {
          if let waiver = waivers[finding.code]?.first(where: { finding.resources.contains($0.part) }) {
            waived.append(CheckResult.Waived(finding: finding, waiver: waiver))
          } else {
            findings.append(finding)
          }
        }
      }
    }
    var numbers = EntryNumbers(design.topology)
    let causes = Causes.of(findings, in: design.topology).map { $0.map { numbers.apart($0) } }
    return CheckResult(
      causes: causes, waived: waived, passed: passed, notApplicable: notApplicable, unknown: unknown,
      score: score(causes, passed: passed.count), pillars: pillars(causes, passed: passed, rules))
  }

  /// A rule that holds earns the weight of a high finding; each cause loses its worst finding's.
  private static func score(_ causes: [[Finding]], passed: Int) -> Int? {
    let earned = passed * Severity.high.weight
    let lost = causes.reduce(0) { $0 + ($1.worst?.weight ?? 0) }
    return earned + lost == 0 ? nil : earned * 100 / (earned + lost)
  }

  private static func pillars(_ causes: [[Finding]], passed: [String], _ rules: [any Rule.Type]) -> [Pillar: Int] {
    let pillars = Dictionary(rules.map { ($0.code, $0.pillar) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      uniqueKeysWithValues: Pillar.allCases.compactMap { pillar in
        let own = causes.map { $0.filter { pillars[$0.code] == pillar } }.filter { !$0.isEmpty }
        return score(own, passed: passed.count { pillars[$0] == pillar }).map { (pillar, $0) }
      })
  }
}
