import CommandLanguage
import Localization

/// What AWS refuses of schedules, copies and deployments.
extension Topology {
  /// A schedule is `rate(5 minutes)` or `cron(0 12 * * ? *)`.
  ///
  /// Source: Amazon EventBridge User Guide, "Setting a schedule pattern for scheduled rules".
  func checkSchedule(of rule: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard case .text(let schedule)? = rule.values["schedule"], !Self.isSchedule(schedule) else { return }
    throw Diagnostic(
      "schedule",
      Message(
        "`\(schedule)` is no schedule. It takes `rate(1 day)`, with `minutes`, `hours` or `days` for more than one, or `cron(0 12 * * ? *)` with six fields, of which the third or the fifth is `?`."
      ),
      at: located.place("schedule"), nearest: Self.rate(nearTo: schedule))
  }

  private static func isSchedule(_ schedule: String) -> Bool {
    guard schedule.last == ")", let opening = schedule.firstIndex(of: "(") else { return false }
    let fields = schedule[schedule.index(after: opening)...].dropLast().split(separator: " ")
    switch schedule[..<opening] {
    case "rate": return schedule == fields.first.flatMap { Int($0) }.flatMap { rate($0, of: fields.last) }
    case "cron": return fields.count == 6 && (fields[2] == "?") != (fields[4] == "?")
    default: return false
    }
  }

  /// The rate of a number of units, whose name is that of one or of many; nil where there is no such unit.
  private static func rate(_ count: Int, of unit: Substring?) -> String? {
    guard count > 0, let unit = unit.map({ $0.last == "s" ? $0.dropLast() : $0 }),
      ["minute", "hour", "day"].contains(unit)
    else { return nil }
    return "rate(\(count) \(unit)\(count == 1 ? "" : "s"))"
  }

  /// What somebody meant who took one unit for many, or the other way round.
  private static func rate(nearTo schedule: String) -> String? {
    guard schedule.hasPrefix("rate("), schedule.last == ")" else { return nil }
    let fields = schedule.dropFirst(5).dropLast().split(separator: " ")
    guard fields.count == 2, let count = Int(fields[0]) else { return nil }
    return rate(count, of: fields[1])
  }

  /// What moves to cold storage stays there for 90 days at least.
  ///
  /// Source: AWS Backup Developer Guide, "Lifecycle".
  func checkColdStorage(of plan: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard let cold = value(Attribute<Int>("cold-after"), of: plan),
      let kept = value(Attribute<Int>("retention"), of: plan), kept < cold + 90
    else { return }
    throw Diagnostic(
      "cold-storage",
      Message(
        "Copies that go to cold storage after \(cold) days stay there for 90 at least, so they are kept for \(cold + 90) days or more, and not for \(kept)."
      ),
      at: located.place("retention"), nearest: "\(cold + 90)d")
  }

  /// What expires does so behind its moves. Moves may come at any age; a class bills its least time all the same.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Transition.html
  func checkLifecycle(of bucket: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    var days: [String: Int] = [:]
    for step in value(Attribute<[Value]>("lifecycle"), of: bucket) ?? [] {
      if case .pair(let word, .number(let number, _)) = step { days[word] = min(number, days[word] ?? .max) }
    }
    let moves = ["ia", "intelligent", "glacier-ir", "glacier", "deep-archive"].compactMap { days[$0] }
    guard let last = moves.max(), let expiry = days["expire"], expiry <= last else { return }
    throw Diagnostic(
      "lifecycle",
      Message(
        "AWS takes `expire:\(expiry)d` only from `expire:\(last + 1)d` on, behind the moves that come before it."),
      at: located.place("lifecycle"), nearest: "expire:\(last + 1)d")
  }

  /// A deployment that may neither start a task more nor stop one goes no further.
  func checkDeployment(of service: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard value(Attribute<Int>("min-healthy"), of: service) == 100,
      value(Attribute<Int>("max-healthy"), of: service) == 100
    else { return }
    throw Diagnostic(
      "deployment",
      Message(
        "With `min-healthy=100` and `max-healthy=100` a deployment may neither stop a task first nor start one more, so AWS refuses the two together."
      ),
      at: located.place("max-healthy"), nearest: "200")
  }
}
