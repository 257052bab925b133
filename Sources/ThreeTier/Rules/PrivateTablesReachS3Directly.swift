import CommandLanguage
import Localization
import Reachability
import Topology

/// Private servers that use S3 reach it through a gateway endpoint and not through NAT.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
enum PrivateTablesReachS3Directly: Rule {
  static let code = "NET-13"
  static let pillar = Pillar.cost
  static let covers = ["check.network", "rds.s3.endpoint", "s3.serverside"]

  static func check(_ design: Design) -> Outcome {
    let users = design.servers.filter { usesS3($0, design) }
    var tables: [Name: Resource] = [:]
    for user in users {
      for exposure in design.network.subnets(of: user.name).compactMap({ design.network.exposure(of: $0) })
      where exposure.kind == .private && tables[exposure.table] == nil { tables[exposure.table] = user }
    }
    guard !tables.isEmpty else { return .doesNotApply(Message("No private server is meant to use S3.")) }
    let endpoints = Dictionary(grouping: design.topology.parts(of: "endpoint")) { $0.parent }
    let neighbours = Dictionary(grouping: tables.keys) { design.topology[$0]?.parent }
    return .found(
      tables.sorted { $0.key < $1.key }.compactMap { table, user in
        let vpc = design.topology[table]?.parent
        return finding(table, user, neighbours[vpc] ?? [], endpoints[vpc] ?? [], design)
      })
  }

  /// Whether a server is meant to use a bucket: by a stated connection, its settings or its role.
  private static func usesS3(_ server: Resource, _ design: Design) -> Bool {
    let topology = design.topology
    // A gateway endpoint leads to buckets of its own Region only.
    func isBucket(_ name: Name) -> Bool {
      topology[name].map { $0.kind == "s3" && !design.network.isAbroad($0) } ?? false
    }
    // The layers of a container's image lie in S3.
    if server.kind == "ecs-service" { return true }
    let template = topology.template(of: server)
    let stated = (design.wiring.connections[server.name] ?? []).contains { connection in
      connection.to.part.map(isBucket) ?? (connection.to == .service("s3"))
    }
    if stated { return true }
    for part in [server, template].compactMap({ $0 }) {
      if ["static", "media"].contains(where: { part.values[$0]?.references.contains(where: isBucket) ?? false }) {
        return true
      }
      if let role = topology.value(.role, of: part),
        topology.grants(to: .part(role)).contains(where: { $0.resources.contains { isBucket($0.name) } })
      {
        return true
      }
    }
    return false
  }

  private static func finding(
    _ table: Name, _ user: Resource, _ tables: [Name], _ endpoints: [Resource], _ design: Design
  ) -> Finding? {
    let topology = design.topology
    guard let vpc = topology[table]?.parent else { return nil }
    let endpoints = endpoints.filter {
      topology.value(Attribute<String>("service"), of: $0) == "s3"
    }
    let covered = Set(endpoints.flatMap { topology.value(Attribute<[Name]>("route-tables"), of: $0) ?? [] })
    guard !covered.contains(table) else { return nil }
    // One endpoint serves all tables of the VPC that lack it.
    let lacking = tables.filter { !covered.contains($0) }.sorted()
    let list = lacking.map(\.description).joined(separator: ",")
    let message =
      topology.routes(of: table).contains { topology.isPart($0.target.part, of: ["nat"]) }
      ? Message(
        "Servers behind \(topology.noun(table)) use S3, and the table has no gateway endpoint for it. The traffic goes through NAT and is billed by the gigabyte; the endpoint costs nothing."
      )
      : Message(
        "Servers behind \(topology.noun(table)) use S3, and the table has no gateway endpoint for it, which is the way there that costs nothing."
      )
    if let endpoint = endpoints.first(where: { topology.value(Attribute<String>("type"), of: $0) != "interface" }) {
      return finding(
        .medium, [table, endpoint.name], at: topology.origin(of: endpoint.name, attribute: "route-tables"), message,
        mend: ["set \(endpoint.name) route-tables+=\(list)"])
    }
    let name = design.freeName("s3-door")
    return finding(
      .medium, [table], at: topology.origin(of: user.name), message,
      mend: ["add endpoint \(name) in \(vpc) service=s3 route-tables=\(list)"])
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add route-table inner-{a,c} in main
    add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24 route-table=inner-{a,c}
    add s3 uploads

    """

  static let failing = [
    RuleExample(
      network + """
        add role reader trust=ec2
        grant reader s3:GetObject on uploads
        add launch-template web role=reader
        add asg app launch-template=web subnets=app-a min=2 max=4  # NET-13
        """),
    RuleExample(
      network + """
        add ec2 app in app-a media=uploads  # NET-13
        """),
    RuleExample(
      network + """
        add endpoint door in main service=s3 route-tables=inner-a  # NET-13
        add ec2 one in app-a
        add ec2 two in app-c
        connect one -> uploads for=put
        connect two -> uploads for=put
        """),
  ]

  static let passing = [
    RuleExample(
      network + """
        add endpoint door in main service=s3 route-tables=inner-a,inner-c
        add ec2 one in app-a media=uploads
        add ec2 two in app-c media=uploads
        """)
  ]
}
