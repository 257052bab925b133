import Localization
import Topology

/// A database names a version that AWS still cares for, a class that it still offers, and storage that
/// fits.
///
/// Sources: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html and
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
enum DatabasesNameASupportedVersion: Rule {
  static let code = "DATA-12"
  static let pillar = Pillar.performance
  static let covers = ["rds.engine", "rds.class", "rds.storage"]

  /// What AWS does with the versions of an engine.
  private struct Lifetime {
    /// In standard support, the oldest first.
    let supported: [String]
    /// In Extended Support, which is billed by the processor and hour.
    let extended: [String]
    /// The one to choose.
    let advised: String
  }

  /// As of November 2026. Oracle, SQL Server and Db2 have their makers' own rules.
  private static let lifetimes = [
    "postgres": Lifetime(
      supported: ["14", "15", "16", "17", "18"], extended: ["11", "12", "13"], advised: "17"),
    "mysql": Lifetime(supported: ["8.4"], extended: ["5.7", "8.0"], advised: "8.4"),
    "mariadb": Lifetime(supported: ["10.11", "11.4", "11.8"], extended: [], advised: "11.8"),
  ]

  /// Families of classes that RDS has retired.
  private static let retired: Set<Substring> = ["t1", "m1", "m2", "m3", "r3", "t2", "m4", "r4"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: "rds").filter { topology.value(.engine, of: $0) != nil }
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no database with its engine.")) }
    return .found(
      databases.flatMap { [version($0, topology), family($0, topology), storage($0, topology)].compactMap { $0 } })
  }

  private static func version(_ database: Resource, _ topology: Topology) -> Finding? {
    let name = topology.noun(database.name)
    let engine = topology.value(.engine, of: database) ?? ""
    let span = topology.origin(of: database.name, attribute: "version")
    let mend = lifetimes[engine].map { ["set \(database.name) version=\($0.advised)"] } ?? []
    guard database.values["version"] != nil else {
      return finding(
        .medium, [database.name], at: span,
        Message(
          "\(name) names no version. AWS's choice changes with time, so the same script makes another database next year."
        ),
        mend: mend)
    }
    guard let lifetime = lifetimes[engine], let version = DatabaseVersion(of: database, topology) else { return nil }
    if lifetime.extended.contains(where: version.isOf) {
      return finding(
        .medium, [database.name], at: span,
        Message(
          "\(name) has a version of \(engine) that has left standard support. AWS bills Extended Support for every processor and hour."
        ),
        mend: mend)
    }
    guard let oldest = lifetime.supported.first.flatMap({ DatabaseVersion($0) }), version < oldest else { return nil }
    return finding(
      .broken, [database.name], at: span,
      Message("\(name) has a version of \(engine) that RDS makes no longer."), mend: mend)
  }

  private static func family(_ database: Resource, _ topology: Topology) -> Finding? {
    guard let type = topology.value(Attribute<String>("class"), of: database),
      let family = type.split(separator: ".").dropFirst().first, retired.contains(family)
    else { return nil }
    return finding(
      .medium, [database.name], at: topology.origin(of: database.name, attribute: "class"),
      Message(
        "\(topology.noun(database.name)) has the class `\(type)` of a generation that RDS has retired. Its successors do more for less."
      ))
  }

  /// What is wrong with storage: AWS refuses it, or it is old.
  private static func storage(_ database: Resource, _ topology: Topology) -> Finding? {
    let name = topology.noun(database.name)
    let iops = topology.value(Attribute<Int>("iops"), of: database)
    let type = topology.value(Attribute<String>("storage-type"), of: database) ?? (iops == nil ? "gp3" : "io1")
    func fault(_ severity: Severity, _ key: String, _ message: Message, _ mend: String) -> Finding {
      finding(
        severity, [database.name], at: topology.origin(of: database.name, attribute: key), message,
        mend: ["set \(database.name) \(mend)"])
    }
    switch (type, iops) {
    case ("io1", nil), ("io2", nil):
      return fault(
        .broken, "storage-type", Message("\(name) has \(type) storage and does not say how many IOPS it gets."),
        "storage-type=gp3")
    case ("gp2", .some), ("standard", .some):
      return fault(
        .broken, "iops", Message("\(name) has \(type) storage, whose IOPS follow from its size and cannot be given."),
        "iops=none")
    case ("standard", nil):
      return fault(
        .medium, "storage-type", Message("\(name) stands on magnetic disks, which AWS keeps for old databases only."),
        "storage-type=gp3")
    case ("gp3", .some(let iops)):
      guard let size = topology.value(Attribute<Int>("size"), of: database), let least = tunable(database, topology),
        size < least
      else { return nil }
      return fault(
        .broken, "iops",
        Message(
          "\(name) asks for \(iops) IOPS. With gp3, AWS lets them be chosen from \(least) GiB on; it has \(size)."),
        "iops=none")
    default: return nil
    }
  }

  /// The size in GiB from which the IOPS of gp3 can be chosen; nil where they always can.
  private static func tunable(_ database: Resource, _ topology: Topology) -> Int? {
    let engine = topology.value(.engine, of: database) ?? ""
    if engine.hasPrefix("sqlserver") { return nil }
    return engine.hasPrefix("oracle") ? 200 : 400
  }

  static let failing = [
    RuleExample("add rds db engine=postgres  # DATA-12"),
    RuleExample("add rds db engine=mysql version=8.0.40  # DATA-12"),
    RuleExample("add rds db engine=mariadb version=10.6  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 class=db.m4.large  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 size=100GiB storage-type=gp3 iops=6000  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 size=100GiB storage-type=io2  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 storage-type=gp2 iops=3000  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 storage-type=standard  # DATA-12"),
  ]

  static let passing = [
    RuleExample("add rds db engine=postgres version=17.6 class=db.m7g.large size=100GiB"),
    RuleExample("add rds db engine=mysql version=8.4 size=400GiB storage-type=gp3 iops=14000"),
    RuleExample("add rds db engine=mariadb version=11.8 size=100GiB iops=3000"),
    RuleExample("add rds db engine=sqlserver-se version=16.00 size=100GiB storage-type=gp3 iops=6000"),
  ]
}
