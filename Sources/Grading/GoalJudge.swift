import CommandLanguage
public import Curriculum
import Localization
import Reachability
import ThreeTier
public import Topology

/// Judges goals on a design. Any design that meets them is right; a goal about a part that is gone
/// is not met, since nothing passes by being absent.
public struct GoalJudge {
  /// The design that is judged.
  public let topology: Topology
  let design: Design
  private let start: Topology

  /// Prepares to judge `topology`, which began as `start`, by `tables` of what AWS offers.
  public init(_ topology: Topology, start: Topology, tables: ServiceTables) {
    self.topology = topology
    self.start = start
    design = Design(topology, tables: tables)
  }

  /// The results of goals, in their order.
  public func judge(_ goals: [Goal]) -> [GoalResult] {
    // What is yet to be built was never removed: it must not hide the goals that are met already.
    let gone = goals.flatMap(\.conditions).flatMap { names(in: $0) }
      .first { topology[$0] == nil && start[$0] != nil }
    return goals.map { goal in
      var reasons: [Message] = []
      for reason in goal.conditions.compactMap({ reason($0, gone: gone) }) where !reasons.contains(reason) {
        reasons.append(reason)
      }
      return GoalResult(goal: goal, isMet: reasons.isEmpty, reasons: reasons)
    }
  }

  /// Says that a part is gone, or not there yet.
  private func absence(of name: Name) -> Message {
    start[name] == nil ? Message("There is no part `\(name)`.") : Message("The part `\(name)` is gone.")
  }

  /// The parts that a condition names.
  private func names(in condition: Goal.Condition) -> [Name] {
    switch condition {
    case .flow(let flow, _, _): FlowText(flow).parts
    case .exists(let name), .subnet(let name, _), .setting(let name, _, _, _): [Name(name)]
    case .request(_, let name, _): [name].compactMap { $0.map { Name($0) } }
    case .stated(let from, let to), .signIn(let from, let to):
      [from, to].filter { $0 != "internet" }.map { Name($0) }
    // The way that is not taken may do without its parts.
    case .rules, .unbroken, .count, .any: []
    }
  }

  /// Why a condition does not hold; nil when it does.
  private func reason(_ condition: Goal.Condition, gone: Name?) -> Message? {
    switch condition {
    case .flow(let flow, let possible, let zone): return flowReason(flow, possible, losing: zone)
    case .request(let path, let part, let zone): return requestReason(path, by: part.map { Name($0) }, losing: zone)
    case .stated(let from, let to):
      let isStated = topology.connections.contains { "\($0.from)" == from && "\($0.to)" == to }
      return isStated ? nil : Message("The design does not state `connect \(from) -> \(to)`.")
    case .signIn(let from, let to):
      guard let server = topology[Name(from)] else { return absence(of: Name(from)) }
      guard let database = topology[Name(to)] else { return absence(of: Name(to)) }
      return SignIn(of: server, to: database, in: design).obstacle
    case .rules(let codes):
      // A rule that is silent because what it is about was removed proves nothing.
      if let gone { return Message("The part `\(gone)` is gone.") }
      return codes.lazy.compactMap { ruleReason($0) }.first
    case .unbroken(let codes): return codes.lazy.compactMap { brokenReason($0) }.first
    case .setting(let name, let key, let item, let range): return settingReason(name, key, item, range)
    case .exists(let name):
      return topology[Name(name)] == nil ? absence(of: Name(name)) : nil
    case .count(let kind, let values, let range):
      let count = topology.parts(of: kind).count { part in
        !part.isImplied
          && values.allSatisfy { key, words in topology.value(key, of: part).map { words.contains("\($0)") } ?? false }
      }
      guard !range.contains(count) else { return nil }
      let title = ResourceKind.named(kind)?.title ?? .verbatim(kind)
      guard !values.isEmpty else { return Message("Of the kind \(title) there are \(count).") }
      let wanted = values.sorted { $0.key < $1.key }.map { "`\($0.key)=\($0.value.joined(separator: "|"))`" }
      return Message("Of the kind \(title) with \(wanted.joined(separator: ", ")) there are \(count).")
    case .subnet(let name, let kind):
      guard topology[Name(name)] != nil else { return absence(of: Name(name)) }
      let subnets =
        design.network.exposure(of: Name(name)) == nil ? design.network.subnets(of: Name(name)) : [Name(name)]
      guard !subnets.isEmpty else { return Message("`\(name)` is in no subnet.") }
      return subnets.lazy.compactMap { design.network.exposure(of: $0) }.first { $0.kind.rawValue != kind }?.why
    case .any(let ways): return anyReason(ways, gone: gone)
    }
  }

  /// Of every way the first thing that it lacks, since the learner chooses the way.
  private func anyReason(_ ways: [[Goal.Condition]], gone: Name?) -> Message? {
    var reasons: [Message] = []
    for way in ways {
      guard let lacking = way.lazy.compactMap({ reason($0, gone: gone) }).first else { return nil }
      if !reasons.contains(lacking) { reasons.append(lacking) }
    }
    guard let first = reasons.first else { return nil }
    return reasons.dropFirst().reduce(first) { Message("\($0) Or else: \($1)") }
  }

  private func flowReason(_ text: String, _ possible: Bool, losing zone: String?) -> Message? {
    let parts = FlowText(text).parts
    if let absent = parts.first(where: { topology[$0] == nil }) { return absence(of: absent) }
    do {
      let flow = try FlowText(text).flow(in: topology)
      let network = zone.map { Network(topology, losing: $0) } ?? design.network
      let trace = network.trace(flow)
      guard trace.verdict != (possible ? .yes : .no) else { return nil }
      let cause = trace.reason ?? .verbatim("-")
      if let zone { return Message("With zone \(zone) lost: `\(text)`: \(cause)") }
      return Message("`\(text)`: \(cause)")
    } catch {
      return error.message
    }
  }

  private func requestReason(_ path: String, by part: Name?, losing zone: String?) -> Message? {
    if let part, topology[part] == nil { return absence(of: part) }
    let way = RequestWay(path, in: design, losing: zone)
    guard way.verdict == .yes else {
      if let zone { return Message("With zone \(zone) lost: `trace request \(path)`: \(way.sight.message)") }
      return Message("`trace request \(path)`: \(way.sight.message)")
    }
    guard let part, !way.stations.contains(where: { $0.at == part }) else { return nil }
    return Message("`trace request \(path)`: the request does not come to `\(part)`.")
  }

  private func brokenReason(_ code: String) -> Message? {
    guard let rule = RuleCatalogue.rule(code) else { return Message("There is no rule \(code).") }
    guard case .broken(let findings) = rule.check(design) else { return nil }
    return findings.first.map { Message("\(code): \($0.message)") }
  }

  private func settingReason(_ name: String, _ key: String, _ item: String?, _ range: ClosedRange<Int>) -> Message? {
    guard let part = topology[Name(name)] else { return absence(of: Name(name)) }
    let value = topology.value(key, of: part)
    guard let number = value.flatMap({ Self.number(in: $0, item) }) else {
      return Message("`\(item ?? key)` of `\(name)` says nothing yet.")
    }
    return range.contains(number) ? nil : Message("`\(item ?? key)` of `\(name)` does not fit: \(number).")
  }

  /// The number of a value, or of the pair in it that has a word.
  private static func number(in value: Value, _ item: String?) -> Int? {
    switch (value, item) {
    case (.number(let number, _), nil): number
    case (.pair(let word, let inner), let item?) where word == item: number(in: inner, nil)
    case (.list(let values), _): values.lazy.compactMap { number(in: $0, item) }.first
    default: nil
    }
  }

  private func ruleReason(_ code: String) -> Message? {
    guard let rule = RuleCatalogue.rule(code) else { return Message("There is no rule \(code).") }
    switch rule.check(design) {
    case .holds: return nil
    case .broken(let findings): return findings.first.map { Message("\(code): \($0.message)") }
    case .cannotTell(let reason), .doesNotApply(let reason): return Message("\(code): \(reason)")
    }
  }
}
