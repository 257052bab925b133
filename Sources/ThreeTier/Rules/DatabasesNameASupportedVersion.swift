import Localization
import Topology

/// A database names a version that AWS still cares for, a class that it still offers, and storage that
/// fits.
///
/// The versions and classes, with their sources, stand in the tables of `Content/tables`.
///
/// Sources: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html and
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
enum DatabasesNameASupportedVersion: Rule {
  static let code = "DATA-12"
  static let pillar = Pillar.performance
  static let covers = ["rds.engine", "rds.class", "rds.storage"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let databases = topology.parts(of: Kinds.databases).filter { topology.value(.engine, of: $0) != nil }
    guard !databases.isEmpty || !topology.parts(of: "cache").isEmpty else {
      return .doesNotApply(Message("The design has no database with its engine."))
    }
    guard design.tables.today != nil else { return .cannotTell(Message.withoutTables) }
    let found = databases.flatMap { database in
      [
        version(database, design), staleType("class", of: database, in: "rds", design),
        database.kind == "aurora" ? nil : storage(database, topology),
      ]
    }
    let members = topology.parts(of: Kinds.databaseMembers).map {
      staleType("class", of: $0, in: "rds", design)
    }
    // Caches have a rule of their own for nearly all else; what the tables say of them is said here.
    let caches = topology.parts(of: "cache").flatMap {
      [staleVersion(of: $0, design), staleType("node-type", of: $0, in: "cache", design)]
    }
    return .found((found + members + caches).compactMap { $0 })
  }

  /// A version that is not named is AWS's to choose, and one that is may be out of support.
  private static func version(_ database: Resource, _ design: Design) -> Finding? {
    guard database.values["version"] == nil else { return staleVersion(of: database, design) }
    let topology = design.topology
    let table = topology.value(.engine, of: database).flatMap { design.tables.versions(of: $0) }
    return finding(
      .medium, [database.name], at: topology.origin(of: database.name, attribute: "version"),
      Message(
        "\(topology.noun(database.name)) names no version. AWS's choice changes with time, so the same script makes another database next year."
      ),
      mend: table.map { ["set \(database.name) version=\($0.advised)"] } ?? [])
  }

  /// What is wrong with storage: AWS refuses it, or it is old.
  private static func storage(_ database: Resource, _ topology: Topology) -> Finding? {
    let name = topology.noun(database.name)
    let iops = topology.value(Attribute<Int>("iops"), of: database)
    let type = topology.value(Attribute<String>("storage-type"), of: database) ?? (iops == nil ? "gp3" : "io1")
    guard database.kind == "rds" else { return nil }
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
    RuleExample("add rds db engine=mysql version=8.9  # DATA-12"),
    RuleExample("add rds db engine=sqlserver-se version=13.00  # DATA-12"),
    RuleExample("add rds db engine=postgres version=9.6  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 class=db.m4.large  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 class=db.m7g.lage  # DATA-12"),
    RuleExample("add aurora db engine=aurora-mysql version=5.7.mysql_aurora.2.12.0  # DATA-12"),
    RuleExample(
      """
      add aurora db engine=aurora-postgresql version=17.4
      add aurora-instance db-a in db class=db.r8g.lage az=a  # DATA-12
      """),
    RuleExample("add cache sessions engine=redis version=5.0.6  # DATA-12"),
    RuleExample("add cache sessions engine=valkey version=8.0 node-type=cache.t4g.smal  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 size=100GiB storage-type=gp3 iops=6000  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 size=100GiB storage-type=io2  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 storage-type=gp2 iops=3000  # DATA-12"),
    RuleExample("add rds db engine=postgres version=17 storage-type=standard  # DATA-12"),
  ]

  static let passing = [
    RuleExample("add rds db engine=postgres version=17.6 class=db.m7g.large size=100GiB"),
    RuleExample("add rds db engine=mysql version=8.4 size=400GiB storage-type=gp3 iops=14000"),
    RuleExample("add rds db engine=oracle-se2 version=19 class=db.r5.xlarge.tpc2.mem2x"),
    RuleExample(
      """
      add aurora db engine=aurora-mysql version=8.0.mysql_aurora.3.10.0
      add aurora-instance db-a in db class=db.serverless az=a
      """),
    RuleExample("add cache sessions engine=valkey version=8.1 node-type=cache.t4g.small"),
    RuleExample("add rds db engine=mariadb version=11.8 size=100GiB iops=3000"),
    RuleExample("add rds db engine=sqlserver-se version=16.00 size=100GiB storage-type=gp3 iops=6000"),
  ]
}
