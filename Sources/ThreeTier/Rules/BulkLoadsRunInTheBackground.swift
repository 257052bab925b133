import Localization
import Topology

/// Large uploads land in S3, and an event, a queue and a function load them into the database; servers
/// put no files into it. Judged where connections state such loads.
///
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
enum BulkLoadsRunInTheBackground: Rule {
  static let code = "MSG-03"
  static let pillar = Pillar.reliability
  static let covers = ["rds.s3.pipeline", "s3.events"]

  /// A function that is meant to read files from a bucket and to write into a database.
  private struct Load {
    let function: Resource
    let bucket: Resource
  }

  static func check(_ design: Design) -> Outcome {
    let loads = loads(design)
    let topology = design.topology
    let servers = Set(design.servers.map(\.name))
    let puts = topology.connections.filter { connection in
      guard connection.purposes.contains("put"), let from = connection.from.part, servers.contains(from) else {
        return false
      }
      return topology.isPart(connection.to.part, of: Kinds.databases)
    }
    guard !loads.isEmpty || !puts.isEmpty else {
      return .doesNotApply(
        Message(
          "No function is meant to load a bucket's files into a database (`for=get`, `for=write`), and no server to put files into one (`for=put`)."
        ))
    }
    return .found(loads.compactMap { finding($0, design) } + puts.map { finding($0, topology) })
  }

  private static func loads(_ design: Design) -> [Load] {
    let topology = design.topology
    return topology.parts(of: "lambda").flatMap { function -> [Load] in
      let connections = design.wiring.connections[function.name] ?? []
      func targets(_ kind: String, for purposes: Set<String>) -> [Resource] {
        connections.filter { !purposes.isDisjoint(with: $0.purposes) }.compactMap {
          $0.to.part.flatMap { topology[$0] }
        }
        .filter { $0.kind == kind }
      }
      guard !targets("rds", for: ["write", "put"]).isEmpty else { return [] }
      return targets("s3", for: ["get", "read"]).map { Load(function: function, bucket: $0) }
    }
  }

  /// Those that hear of a bucket's new objects: by itself, and through a topic.
  private static func hearers(of bucket: Resource, _ topology: Topology) -> Set<Name> {
    let events = topology.value(Attribute<[Value]>("notify"), of: bucket) ?? []
    let hearers = events.flatMap { event -> [Name] in
      guard case .pair("created", .reference(let name)) = event else { return [] }
      return [name]
    }
    return Set(hearers + hearers.flatMap { topology[$0]?.values["subscribers"]?.references ?? [] })
  }

  private static func finding(_ load: Load, _ design: Design) -> Finding? {
    let topology = design.topology
    let (function, bucket) = (load.function.name, load.bucket.name)
    let hearers = hearers(of: load.bucket, topology)
    let sources = load.function.values["source"]?.references ?? []
    // EventBridge is not modelled further, so it may well lead to the queue.
    let isElsewhere = topology.value(Attribute<[Value]>("notify"), of: load.bucket)?.contains(.text("eventbridge"))
    guard hearers.isDisjoint(with: sources), isElsewhere != true else { return nil }
    let message =
      hearers.contains(function)
      ? Message(
        "\(topology.noun(bucket)) calls \(topology.noun(function)) directly. A burst of uploads then opens as many database connections at once, and a load that fails is soon given up."
      )
      : Message(
        "\(topology.noun(function)) is meant to load the files of \(topology.noun(bucket)), and no event brings it to them over a queue."
      )
    return finding(
      .low, [bucket, function], at: topology.origin(of: bucket, attribute: "notify"), message,
      mend: mend(load, hearers, sources, design))
  }

  /// The statements that are missing between the bucket and the function.
  private static func mend(_ load: Load, _ hearers: Set<Name>, _ sources: [Name], _ design: Design) -> [String] {
    let topology = design.topology
    let (function, bucket) = (load.function.name, load.bucket.name)
    func isQueue(_ name: Name) -> Bool { topology[name]?.kind == "sqs" }
    let feed = "set \(function) source\(sources.isEmpty ? "" : "+")="
    let tell = "set \(bucket) notify\(load.bucket.values["notify"] == nil ? "" : "+")=created:"
    let silence = hearers.contains(function) ? ["set \(bucket) notify-=created:\(function)"] : []
    if let queue = hearers.filter(isQueue).min() {
      return [feed + "\(queue)"] + polling(queue.description, load, topology) + silence
    }
    if let queue = sources.filter(isQueue).min() {
      return [tell + "\(queue)", delivery(to: queue.description, from: bucket)] + silence
    }
    let queue = design.freeName("\(bucket)-loads")
    let dead = design.freeName("\(bucket)-loads-dead")
    let time = topology.value(Attribute<Int>("timeout"), of: load.function) ?? 3
    return [
      "add sqs \(dead)",
      "add sqs \(queue) dlq=\(dead) max-receives=5" + (time > 5 ? " visibility=\(6 * time)s" : ""),
      tell + queue, delivery(to: queue, from: bucket), feed + queue,
    ] + polling(queue, load, topology) + silence
  }

  /// The queue's policy has to let S3 send.
  private static func delivery(to queue: String, from bucket: Name) -> String {
    "grant service:s3 sqs:SendMessage on \(queue) source=\(bucket)"
  }

  private static func polling(_ queue: String, _ load: Load, _ topology: Topology) -> [String] {
    let actions = "sqs:ReceiveMessage,sqs:DeleteMessage,sqs:GetQueueAttributes"
    return topology.value(.role, of: load.function).map { ["grant \($0) \(actions) on \(queue)"] } ?? []
  }

  private static func finding(_ connection: Connection, _ topology: Topology) -> Finding {
    let parts = [connection.from, connection.to].compactMap(\.part)
    return finding(
      .low, parts, at: topology.origin(of: .connection(connection)),
      Message(
        "Files go through \(parts.first.map { topology.noun($0) } ?? .verbatim("")) into \(parts.last.map { topology.noun($0) } ?? .verbatim("")). While one is loaded, it takes the server's memory and the database's connections from the users."
      ))
  }

  private static let start = """
    add s3 uploads
    add rds db engine=postgres
    add role loader trust=lambda
    add sqs dead
    add sqs jobs dlq=dead
    add lambda load runtime=python3.13 role=loader
    connect load -> uploads for=get
    connect load -> db for=write

    """

  static let failing = [
    RuleExample(
      """
      add s3 uploads  # MSG-03
      add rds db engine=postgres
      add role loader trust=lambda
      add lambda load runtime=python3.13 role=loader timeout=60s
      connect load -> uploads for=get
      connect load -> db for=write
      """),
    RuleExample(start + "set uploads notify=created:load  # MSG-03"),
    RuleExample(start + "set uploads notify=created:jobs  # MSG-03"),
    RuleExample(
      """
      add s3 uploads  # MSG-03
      add rds db engine=postgres
      add role loader trust=lambda
      add sqs jobs
      add lambda load runtime=python3.13 role=loader source=jobs
      connect load -> uploads for=get
      connect load -> db for=write
      """),
    RuleExample(
      RuleExample.twoZones + """
        add rds db engine=postgres
        add ec2 app in app-a
        connect app -> db for=write,put  # MSG-03
        """),
  ]

  static let passing = [
    RuleExample(
      start + """
        set uploads notify=created:jobs
        set load source=jobs
        """),
    RuleExample(
      start + """
        add sns news subscribers=jobs
        set uploads notify=created:news
        set load source=jobs
        """),
  ]
}
