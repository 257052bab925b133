import Localization
import Topology

/// Where the design says what a database is used for, its read replicas get reads, and never writes.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
enum ReplicasTakeTheReads: Rule {
  static let code = "DATA-14"
  static let pillar = Pillar.performance
  static let covers = ["rds.replica"]

  /// The stated uses of databases, by the one that is asked.
  private typealias Uses = [Name: [Connection]]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let replicas = topology.parts(of: "replica")
    var uses: Uses = [:]
    for connection in topology.connections where !connection.purposes.isEmpty {
      if let end = connection.to.part { uses[end, default: []].append(connection) }
    }
    let judged = replicas.filter { replica in
      uses[replica.name] != nil || replica.parent.map { uses[$0] != nil } ?? false
    }
    let members = topology.parts(of: "aurora-instance").compactMap { bypassed($0, uses, topology) }
    let clusters = topology.parts(of: "aurora").filter { uses[$0.name] != nil }
    guard !judged.isEmpty || !clusters.isEmpty || !members.isEmpty else {
      return .doesNotApply(Message("No connection says whether it reads or writes a database with a read replica."))
    }
    return .found(
      members + clusters.compactMap { readerless($0, uses, topology) }
        + judged.flatMap { replica in
          let writes = (uses[replica.name] ?? []).filter { $0.purposes.contains("write") }
          return writes.map { misled($0, replica, design) } + [idle(replica, uses, design)].compactMap { $0 }
            + doubled(replica, uses, topology)
        })
  }

  /// An instance of a cluster that is asked by its own name. It is a reader today and may be the writer after
  /// the next failover; the endpoints of the cluster follow.
  private static func bypassed(_ member: Resource, _ uses: Uses, _ topology: Topology) -> Finding? {
    guard let use = uses[member.name]?.first, let cluster = member.parent else { return nil }
    let clause = Clause.connection(use)
    return finding(
      .medium, [member.name, cluster], at: topology.origin(of: clause),
      Message(
        "`\(clause.text)` names one instance, and after a failover another one writes. The endpoints of \(topology.noun(cluster)) follow."
      ),
      mend: [clause.withdrawal, use.text(to: cluster.description, for: use.purposes)])
  }

  /// A cluster whose readers are meant to take reads, and that has none.
  private static func readerless(_ cluster: Resource, _ uses: Uses, _ topology: Topology) -> Finding? {
    let members = topology.children(of: cluster.name, kind: "aurora-instance")
    guard members.count == 1,
      let reading = (uses[cluster.name] ?? []).first(where: { $0.purposes == ["read"] })
    else { return nil }
    let clause = Clause.connection(reading)
    return finding(
      .medium, [cluster.name], at: topology.origin(of: clause),
      Message(
        "`\(clause.text)` asks the reader endpoint of \(topology.noun(cluster.name)), which leads to the writer, since there is no reader."
      ))
  }

  private static func misled(_ connection: Connection, _ replica: Resource, _ design: Design) -> Finding {
    let topology = design.topology
    let source = replica.parent ?? replica.name
    let clause = Clause.connection(connection)
    let kept = connection.purposes.filter { $0 != "write" }
    var mend = [clause.withdrawal] + (kept.isEmpty ? [] : [connection.text(to: replica.name.description, for: kept)])
    let begun = connection.from.part.flatMap { design.wiring.connections[$0] } ?? []
    let present = begun.first { $0.to.part == source }
    if let present, !present.purposes.isEmpty, !present.purposes.contains("write") {
      mend += [
        Clause.connection(present).withdrawal, present.text(to: source.description, for: present.purposes + ["write"]),
      ]
    } else if present == nil {
      mend.append(connection.text(to: source.description, for: ["write"]))
    }
    return finding(
      .medium, [replica.name], at: topology.origin(of: clause),
      Message(
        "`\(clause.text)` writes to \(topology.noun(replica.name)), which can only be read. Writes go to \(topology.noun(source))."
      ),
      mend: mend)
  }

  /// Clients that only read, and are meant to read the source beside its replica.
  private static func doubled(_ replica: Resource, _ uses: Uses, _ topology: Topology) -> [Finding] {
    guard let source = replica.parent else { return [] }
    let readers = (uses[replica.name] ?? []).filter { $0.purposes == ["read"] }.map(\.from)
    return (uses[source] ?? []).filter { $0.purposes == ["read"] && readers.contains($0.from) }.map { use in
      let clause = Clause.connection(use)
      return finding(
        .medium, [source, replica.name], at: topology.origin(of: clause),
        Message(
          "`\(clause.text)` sends reads to \(topology.noun(source)) as before, though the same client reads \(topology.noun(replica.name)) and writes nothing."
        ), mend: [clause.withdrawal])
    }
  }

  /// A replica near its source that nobody reads, while reads load the source.
  private static func idle(_ replica: Resource, _ uses: Uses, _ design: Design) -> Finding? {
    let topology = design.topology
    // One in another region waits for the day that its source's region fails.
    guard let source = replica.parent, !design.isAbroad(replica),
      design.statedClients(of: replica.name).isEmpty,
      let reading = (uses[source] ?? []).first(where: { $0.purposes.contains("read") })
    else { return nil }
    let kept = reading.purposes.filter { $0 != "read" }
    let clause = Clause.connection(reading)
    return finding(
      .medium, [replica.name, source], at: topology.origin(of: clause),
      Message(
        "Nobody reads \(topology.noun(replica.name)): `\(clause.text)` sends reads to \(topology.noun(source)) itself, which the replica was to relieve."
      ),
      mend: [clause.withdrawal] + (kept.isEmpty ? [] : [reading.text(to: source.description, for: kept)])
        + [reading.text(to: replica.name.description, for: ["read"])])
  }

  private static let pair =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add rds db engine=postgres sg=db-sg
      add replica reader in db

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add aurora db engine=aurora-mysql
        add aurora-instance db-{a,c} in db class=db.r7g.large az={a,c}
        connect app -> db-c for=read  # DATA-14
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add aurora db engine=aurora-mysql
        add aurora-instance db-a in db class=db.r7g.large az=a
        connect app -> db for=read  # DATA-14
        """),
    RuleExample(
      pair + """
        connect app -> db for=read
        connect app -> reader for=read,write  # DATA-14
        """),
    RuleExample(pair + "connect app -> reader for=write  # DATA-14"),
    RuleExample(
      pair + """
        connect app -> db for=read  # DATA-14
        connect app -> reader for=read
        """),
    RuleExample(pair + "connect app -> db for=read,write  # DATA-14"),
  ]

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add aurora db engine=aurora-mysql
        add aurora-instance db-{a,c} in db class=db.r7g.large az={a,c}
        connect app -> db for=read,write
        """),
    RuleExample(
      pair + """
        connect app -> db for=read,write
        connect app -> reader for=read
        """),
    RuleExample(
      pair + """
        set reader region=us-east-1
        connect app -> db for=read,write
        """),
  ]
}
