import Localization
import Topology

/// A database refuses connections that are not encrypted.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
enum DatabasesForceTLS: Rule {
  static let code = "DATA-15"
  static let pillar = Pillar.security
  static let covers = ["rds.params", "rds.auth.iam"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.databases).filter { topology.value(.engine, of: $0) != nil }
    guard databases.isEmpty || design.tables.today != nil else { return .cannotTell(Message.withoutTables) }
    let subjects = databases.compactMap { database -> (Resource, VersionTable)? in
      let table = topology.value(.engine, of: database).flatMap { design.tables.versions(of: $0) }
      return table.flatMap { $0.forcing == nil ? nil : (database, $0) }
    }
    guard !subjects.isEmpty else {
      return .doesNotApply(Message("The design has no database whose engine forces TLS by a parameter."))
    }
    return .found(subjects.compactMap { finding($0, $1, topology) })
  }

  private static func finding(_ database: Resource, _ table: VersionTable, _ topology: Topology) -> Finding? {
    guard let force = table.forcing else { return nil }
    let name = topology.noun(database.name)
    // Its own word, else its group's.
    let group = topology.value(Attribute<Name>("parameter-group"), of: database).flatMap { topology[$0] }
    let sayer = [database, group].compactMap { $0 }.first { says(force.parameter, $0, topology) } ?? group ?? database
    let said = (topology.value(Attribute<[Value]>("parameters"), of: sayer) ?? []).compactMap { value -> String? in
      if case .pair(force.parameter, let setting) = value { String(setting) } else { nil }
    }.last
    if let said, ["1", "on", "true"].contains(said.lowercased()) { return nil }
    if said == nil, isOnByItself(database, table, topology) { return nil }
    let taken = said.map { ["set \(sayer.name) parameters-=\(force.parameter):\($0)"] } ?? []
    let mend = "set \(sayer.name) parameters\(sayer.values["parameters"] == nil ? "" : "+")=\(force.parameter):1"
    return finding(
      .medium, [database.name] + (sayer.name == database.name ? [] : [sayer.name]),
      at: topology.origin(of: sayer.name, attribute: "parameters"),
      said == nil
        ? Message("\(name) also takes connections without TLS: `\(force.parameter)` is off in this version.")
        : Message("\(name) also takes connections without TLS: `\(force.parameter)` was turned off."),
      mend: ResourceKind.named(sayer.kind)?.attribute("parameters") == nil ? [] : taken + [mend])
  }

  private static func says(_ parameter: String, _ part: Resource, _ topology: Topology) -> Bool {
    (topology.value(Attribute<[Value]>("parameters"), of: part) ?? []).contains {
      if case .pair(parameter, _) = $0 { true } else { false }
    }
  }

  private static func isOnByItself(_ database: Resource, _ table: VersionTable, _ topology: Topology) -> Bool {
    guard let first = table.forcing?.isOnFrom else { return false }
    let named = topology.value(Attribute<String>("version"), of: database)
    return (named == nil ? table.chosen : named.flatMap { Version($0) }).map { $0 >= first } ?? false
  }

  static let failing = [
    RuleExample(
      """
      add parameter-group plain family=postgres17 parameters=rds.force_ssl:0  # DATA-15
      add rds db engine=postgres version=17 parameter-group=plain
      """),
    RuleExample("add rds db engine=postgres version=14  # DATA-15"),
    RuleExample("add rds db engine=postgres version=17 parameters=rds.force_ssl:0  # DATA-15"),
    RuleExample("add rds db engine=mysql version=8.4 parameters=max_connections:500  # DATA-15"),
    RuleExample("add rds db engine=mariadb version=11.4  # DATA-15"),
  ]

  static let passing = [
    RuleExample(
      """
      add parameter-group strict family=mysql8.4 parameters=require_secure_transport:1
      add rds db engine=mysql version=8.4 parameter-group=strict
      """),
    RuleExample("add rds db engine=postgres version=17"),
    RuleExample("add rds db engine=postgres version=14 parameters=rds.force_ssl:1"),
    RuleExample("add rds db engine=mysql version=8.4 parameters=require_secure_transport:ON"),
    RuleExample("add rds db engine=mariadb version=11.8"),
    RuleExample("add rds db engine=sqlserver-se parameters=rds.force_ssl:1"),
  ]
}
