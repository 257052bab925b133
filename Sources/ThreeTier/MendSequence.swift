import Topology

/// The mends of one check as they can be typed one after the other: the rules speak each for itself, and what two
/// of them say of one part would be refused, or would take back what the other has mended.
public struct MendSequence {
  /// Mends that are asked for anew cost a look at the whole design each; nobody types more of them at once than
  /// this, and in large designs nobody types all.
  private static let most = 32
  private static let mostParts = 32_000
  /// A statement that removes a part looks for its users in the whole design: so many parts in all are worth it.
  private static let mostLookedAt = 4_000_000

  private let tables: ServiceTables
  /// The design with all mends so far.
  private var topology: Topology
  private var said: Set<String> = []
  /// What was said of what, by those mends.
  private var settings: [String: String] = [:]
  private var asked = 0
  private var lookedAt = 0

  /// A sequence that begins with a design.
  public init(_ design: Design) { (tables, topology) = (design.tables, design.topology) }

  /// The same findings, each with what mends it after all that stands before it; and those which have nothing left
  /// to mend then.
  ///
  /// Costs a statement for each line, and a check of one rule for each mend that another disturbs. In large designs
  /// the last findings keep what their rules say.
  public mutating func inTurn(_ causes: [[Finding]]) -> (causes: [[Finding]], done: Set<Finding>) {
    var done: Set<Finding> = []
    let turned = causes.map { cause in
      cause.map { finding -> Finding in
        guard !finding.mend.isEmpty, let (mend, isDone) = mend(of: finding) else { return finding }
        let turned = Finding(
          finding.code, finding.severity, finding.resources, at: finding.span, finding.message, mend: mend)
        if isDone { done.insert(turned) }
        return turned
      }
    }
    return (turned, done)
  }

  /// What mends a finding after all others, if anything is left to mend; nil where what it says itself still does.
  private mutating func mend(of finding: Finding) -> (mend: [String], isDone: Bool)? {
    guard lookedAt < Self.mostLookedAt else { return nil }
    if said.isSuperset(of: finding.mend) { return ([], true) }
    if !isDisturbed(finding.mend), take(finding.mend) { return nil }
    guard asked < Self.most, asked * topology.count < Self.mostParts else { return nil }
    asked += 1
    guard let left = again(finding) else { return ([], true) }
    return (take(left.mend) ? left.mend : [], false)
  }

  /// Whether some line takes back or sets what an earlier mend has set otherwise.
  private func isDisturbed(_ mend: [String]) -> Bool {
    mend.contains { line in
      if said.contains(line) { return !line.hasPrefix("set ") }
      return Self.settings(in: line).contains { key, value in settings[key].map { $0 != value } ?? false }
    }
  }

  /// Says a mend; false where it is refused, and nothing of it said.
  private mutating func take(_ mend: [String]) -> Bool {
    lookedAt += mend.count * topology.count
    guard let next = try? Script.apply(mend.joined(separator: "\n"), to: topology) else { return false }
    topology = next
    said.formUnion(mend)
    for line in mend { settings.merge(Self.settings(in: line)) { $1 } }
    return true
  }

  /// What the rule says of the same part now; nil where it says nothing more.
  private func again(_ finding: Finding) -> Finding? {
    guard let rule = RuleCatalogue.rule(finding.code),
      case .broken(let found) = rule.check(Design(topology, tables: tables))
    else { return nil }
    return found.first { $0.message == finding.message } ?? found.first { $0.resources == finding.resources }
      ?? found.first { $0.resources.first == finding.resources.first }
  }

  /// The attributes that a line sets, each with how it says it.
  private static func settings(in line: String) -> [(String, String)] {
    let words = line.split(separator: " ")
    guard words.count > 2, words[0] == "set" else { return [] }
    return words.dropFirst(2).compactMap { word in
      guard let sign = word.firstIndex(of: "=") else { return nil }
      let key = word[..<sign].last.map { "+-".contains($0) } == true ? word[..<sign].dropLast() : word[..<sign]
      return ("\(words[1]) \(key)", String(word))
    }
  }
}
