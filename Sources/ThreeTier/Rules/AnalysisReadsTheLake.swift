import Localization
import Topology

/// Analysis reads raw data in S3, not the database with which users work. Judged where connections state
/// analysis.
///
/// Source: https://docs.aws.amazon.com/athena/latest/ug/what-is.html
enum AnalysisReadsTheLake: Rule {
  static let code = "LAKE-01"
  static let pillar = Pillar.performance
  static let covers = ["s3.lake", "rds.s3.logs"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let analyses = topology.connections.filter { $0.purposes.contains("analyze") }
    guard !analyses.isEmpty else {
      return .doesNotApply(Message("No connection is stated for analysis (`for=analyze`)."))
    }
    let buckets = design.keptBuckets
    return .found(analyses.compactMap { finding($0, lake: buckets.count == 1 ? buckets[0].name : nil, topology) })
  }

  private static func finding(_ connection: Connection, lake: Name?, _ topology: Topology) -> Finding? {
    guard let database = connection.to.part, topology.isPart(database, of: Kinds.databases) else { return nil }
    let rest = connection.purposes.filter { $0 != "analyze" }
    return finding(
      .low, [database] + [connection.from.part].compactMap { $0 }, at: topology.origin(of: .connection(connection)),
      Message(
        "Analysis asks \(topology.noun(database)), with which users work. One long query takes its processor and memory from all of them."
      ),
      mend: lake.map { lake in
        [Clause.connection(connection).withdrawal] + (rest.isEmpty ? [] : [connection.text(for: rest)])
          + ["connect \(connection.from) -> \(lake) for=analyze"]
      } ?? [])
  }

  private static let start = """
    add s3 lake
    add rds db engine=postgres
    add role analyst trust=lambda
    add lambda report runtime=python3.13 role=analyst

    """

  static let failing = [
    RuleExample(start + "connect report -> db for=analyze  # LAKE-01"),
    RuleExample(start + "connect report -> db port=5432 for=read,analyze  # LAKE-01"),
  ]

  static let passing = [
    RuleExample(
      start + """
        connect report -> lake for=analyze
        connect report -> db for=write
        """)
  ]
}
