import Localization
import Topology

extension Message {
  /// Why a rule that compares versions cannot tell.
  static let withoutTables = Message("The tables of what AWS offers cannot be read.")
}

extension Rule {
  /// What the tables say against the version that a part names; nil when all is well or nobody can say.
  static func staleVersion(of part: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let engine = topology.value(.engine, of: part), let table = design.tables.versions(of: engine),
      let version = topology.value(Attribute<String>("version"), of: part), let today = design.tables.today
    else { return nil }
    let name = topology.noun(part.name)
    let (severity, message): (Severity, Message)
    switch table.standing(of: version, on: today) {
    case .supported: return nil
    case .extended(let day):
      severity = .medium
      message = Message(
        "\(name) has \(engine) \(version), whose standard support ended on \(day). AWS bills Extended Support on top.")
    case .ended(let day?) where table.isOfMaker:
      severity = .medium
      message = Message("\(name) has \(engine) \(version), which its maker has not supported since \(day).")
    case .ended(let day?):
      severity = .broken
      message = Message("\(name) has \(engine) \(version), whose support ended on \(day). AWS makes no new ones.")
    case .ended(nil):
      severity = .broken
      message = Message("\(name) has \(engine) \(version), which \(table.service) offers no longer.")
    case .unknown:
      severity = .low
      message = Message(
        "\(name) has \(engine) \(version), which the table of \(table.checked) does not know: it is newer, or mistyped. The table has \(table.rows.map { .verbatim($0.name) })."
      )
    }
    return finding(
      severity, [part.name], at: topology.origin(of: part.name, attribute: "version"), message,
      mend: ["set \(part.name) version=\(table.advised)"])
  }

  /// What the table of a service says against the type that a part names under `key`; nil when all is well or nobody
  /// can say.
  static func staleType(_ key: String, of part: Resource, in service: String, _ design: Design) -> Finding? {
    let topology = design.topology
    guard let type = part.values[key].flatMap({ String($0) }), let table = design.tables.instances[service] else {
      return nil
    }
    let name = topology.noun(part.name)
    let origin = topology.origin(of: part.name, attribute: key)
    switch table.standing(of: type) {
    case .offered: return nil
    case .retired:
      return finding(
        .medium, [part.name], at: origin,
        Message(
          "\(name) has the class `\(type)` of a generation that RDS has retired. Its successors do more for less."))
    case .unknown(nil):
      return finding(
        .low, [part.name], at: origin,
        Message(
          "\(name) has the type `\(type)`, which the table of \(table.checked) does not know: it is newer, or mistyped."
        ))
    case .unknown(let nearest?):
      return finding(
        .low, [part.name], at: origin,
        Message(
          "\(name) has the type `\(type)`, which the table of \(table.checked) does not know: it is newer, or mistyped. The nearest is `\(nearest)`."
        ),
        mend: ["set \(part.name) \(key)=\(nearest)"])
    }
  }
}
