import Localization
import Topology

/// Alarms watch a database's processor, free storage and connections, and somebody hears them.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/creating_alarms.html
enum DatabasesAreWatched: Rule {
  static let code = "DATA-08"
  static let pillar = Pillar.operations
  static let covers = ["check.rds", "rds.monitoring"]

  /// A metric that needs an alarm, the side on which it is bad, and an alarm to begin with.
  private struct Watch {
    let metric: String
    let side: String
    let suffix: String
    let threshold: String
  }

  private static let watches = [
    Watch(metric: "CPUUtilization", side: "above", suffix: "cpu", threshold: "above=80 minutes=15"),
    Watch(metric: "FreeStorageSpace", side: "below", suffix: "space", threshold: "below=10GiB minutes=15"),
    Watch(metric: "DatabaseConnections", side: "above", suffix: "connections", threshold: "above=100"),
  ]

  static func check(_ design: Design) -> Outcome {
    let databases = design.topology.parts(of: Kinds.databases)
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    let topic = design.heardTopic
    return .found(databases.flatMap { findings($0, telling: topic, design) })
  }

  private static func findings(_ database: Resource, telling topic: Name?, _ design: Design) -> [Finding] {
    let topology = design.topology
    let alarms = design.alarms(on: database.name)
    var lacking: [Watch] = []
    var findings: [Finding] = []
    // The storage of Aurora grows by itself.
    for watch in watches where database.kind != "aurora" || watch.suffix != "space" {
      let watching = alarms.filter { topology.value(Attribute<String>("metric"), of: $0) == watch.metric }
      let fitting = watching.filter { $0.values[watch.side] != nil }
      if fitting.isEmpty, let alarm = watching.first {
        findings.append(design.turned(alarm, code, watching: database.name, side: watch.side))
      } else if fitting.isEmpty {
        lacking.append(watch)
      } else if let first = fitting.first, !fitting.contains(where: { design.isHeard($0) }) {
        findings.append(design.unheard(first, code, watching: database.name, telling: topic))
      }
    }
    return (lacking.isEmpty ? [] : [unwatched(database, lacking, telling: topic, design)]) + findings
  }

  private static func unwatched(
    _ database: Resource, _ lacking: [Watch], telling topic: Name?, _ design: Design
  ) -> Finding {
    let topology = design.topology
    let mend = topic.map { topic in
      lacking.map { watch in
        let name = design.freeName("\(database.name)-\(watch.suffix)")
        return "add alarm \(name) on=\(database.name) metric=\(watch.metric) \(watch.threshold) notify=\(topic)"
      }
    }
    return finding(
      .medium, [database.name], at: topology.origin(of: database.name),
      Message(
        "No alarm watches \(lacking.map { Message("`\($0.metric)`") }) of \(topology.noun(database.name)). The users notice first that it is full or overloaded."
      ),
      mend: mend ?? [])
  }

  private static let heard = """
    add sns ops subscribers=ops@example.kr
    add alarm cpu on=db metric=CPUUtilization above=80 notify=ops
    add alarm calls on=db metric=DatabaseConnections above=600 notify=ops

    """

  static let failing = [
    RuleExample("add rds db engine=postgres  # DATA-08\n" + heard),
    RuleExample(
      "add rds db engine=postgres\n" + heard
        + "add alarm space on=db metric=FreeStorageSpace above=10GiB notify=ops  # DATA-08"),
    RuleExample(
      "add rds db engine=postgres\n" + heard + "add alarm space on=db metric=FreeStorageSpace below=10GiB  # DATA-08"),
    RuleExample(
      "add rds db engine=postgres\n" + heard + """
        add sns quiet  # DATA-08
        add alarm space on=db metric=FreeStorageSpace below=10GiB notify=quiet
        """),
  ]

  static let passing = [
    RuleExample("add aurora db engine=aurora-mysql\n" + heard),
    RuleExample(
      "add rds db engine=postgres\n" + heard + "add alarm space on=db metric=FreeStorageSpace below=10GiB notify=ops"),
  ]
}
