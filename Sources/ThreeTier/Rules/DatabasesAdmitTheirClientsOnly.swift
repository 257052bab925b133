import Localization
import Reachability
import Topology

/// A database admits the parts that connect to it and nobody else, on its engine's port.
///
/// Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html
enum DatabasesAdmitTheirClientsOnly: Rule {
  static let code = "SG-03"
  static let pillar = Pillar.security
  static let covers = ["check.rds", "tier.data.rds", "rds.sg", "rds.placement"]

  static func check(_ design: Design) -> Outcome {
    let databases = design.topology.parts(of: Kinds.databaseDoors) + design.databaseServers
    guard !databases.isEmpty else { return .doesNotApply(Message("The design has no relational database.")) }
    guard databases.contains(where: { !design.network.groups(of: $0.name).isEmpty }) else {
      return .cannotTell(Message("Nothing says in which VPC the database stands, so its groups are not known."))
    }
    return .found(
      databases.flatMap { database in
        ClientOnlyRule.findings(
          database, ports: { ports(of: $0, design) }, severity: .critical, code: code, design)
      })
  }

  private static func ports(of database: Resource, _ design: Design) -> PortSet {
    Kinds.servers.contains(database.kind) ? port(of: database, design.topology) : design.storePorts(of: database)
  }

  /// The port that was given, else the engine's own.
  static func port(of database: Resource, _ topology: Topology) -> PortSet {
    if let port = topology.value(.port, of: database).flatMap({ UInt16(exactly: $0) }) { return PortSet(port) }
    return enginePort(of: database, topology)
  }

  /// The port of the engine, or of the programs of a server.
  static func enginePort(of database: Resource, _ topology: Topology) -> PortSet {
    let software = topology.software(of: database)
    let open = software.compactMap { $0.port.flatMap { UInt16(exactly: $0) } }
    if !open.isEmpty { return open.reduce(PortSet([])) { $0.union(PortSet($1)) } }
    let engine = topology.value(.engine, of: database) ?? software.first?.name ?? ""
    let known: [(prefix: String, port: UInt16)] = [
      ("mysql", 3306), ("mariadb", 3306), ("postgres", 5432), ("oracle", 1521), ("sqlserver", 1433), ("db2", 50000),
      ("aurora-mysql", 3306), ("aurora-postgresql", 5432),
    ]
    return known.first { engine.hasPrefix($0.prefix) }.map { PortSet($0.port) } ?? PortSet([])
  }

  private static let database =
    RuleExample.twoZones + """
      add ec2 app in app-a sg=app-sg
      add db-subnet-group home subnets=app-a,app-c
      add rds db engine=postgres subnet-group=home sg=db-sg

      """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=postgres subnet-group=home sg=db-sg
        add security-group door-sg in main
        add rds-proxy door target=db subnets=app-a,app-c sg=door-sg
        allow db-sg tcp/5432 from door-sg
        add ec2 app in app-a sg=app-sg
        connect app -> door
        allow door-sg tcp/5432 from app-sg
        allow db-sg tcp/5432 from app-sg  # SG-03
        """),
    // An instance has its cluster's groups, and a replica its source's: that is no sharing.
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home sg=db-sg
        add aurora-instance db-1 in db class=db.r7g.large az=a
        connect app -> db
        allow db-sg tcp/3306 from app-sg
        allow db-sg tcp/3306 from 10.0.0.0/16  # SG-03
        """),
    RuleExample(
      database + """
        add replica reader in db
        allow db-sg tcp/5432 from app-sg
        allow db-sg tcp/5432 from 10.0.0.0/16  # SG-03
        """),
    // What only the replica's client needs opens its source too.
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add security-group report-sg in main
        add ec2 report in app-a sg=report-sg
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=postgres subnet-group=home sg=db-sg  # SG-03
        add replica reader in db
        connect app -> db
        connect report -> reader for=read
        allow db-sg tcp/5432 from app-sg
        allow db-sg tcp/5432 from report-sg
        """),
    RuleExample(database + "allow db-sg tcp/5432 from 0.0.0.0/0  # SG-03"),
    RuleExample(
      database + """
        allow db-sg tcp/5432 from app-sg
        allow db-sg tcp/5432 from alb-sg  # SG-03
        """),
    RuleExample(database + "allow db-sg all from app-sg  # SG-03"),
    RuleExample(database + far + "allow db-sg tcp/5432 from 10.9.0.0/16  # SG-03"),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add ec2 store in app-c sg=db-sg stack=postgres:5433
        allow db-sg tcp/5433 from app-sg
        allow db-sg tcp/5433 from 0.0.0.0/0  # SG-03
        """),
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=mysql subnet-group=home sg=app-sg  # SG-03
        allow app-sg tcp/8000 from alb-sg
        allow app-sg tcp/3306 from self
        """),
  ]

  private static let far = """
    add vpc far cidr=10.9.0.0/16
    add subnet far-a in far az=a cidr=10.9.0.0/24
    add security-group far-sg in far
    add ec2 report in far-a sg=far-sg
    add peering link in main peer=far accepted=yes
    connect report -> db for=read

    """

  static let passing = [
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add db-subnet-group home subnets=app-a,app-c
        add aurora db engine=aurora-mysql subnet-group=home sg=db-sg
        add aurora-instance db-{a,c} in db class=db.r7g.large az={a,c}
        connect app -> db-c for=read
        allow db-sg tcp/3306 from app-sg
        """),
    RuleExample(database + far + "allow db-sg tcp/5432 from far-sg"),
    // The groups of another Region cannot be named, so the block is how its client is.
    RuleExample(database + far + "set far region=us-east-1\nallow db-sg tcp/5432 from 10.9.0.0/16"),
    RuleExample(
      RuleExample.twoZones + """
        add db-subnet-group home subnets=app-a,app-c
        add rds db engine=postgres subnet-group=home sg=db-sg
        add security-group door-sg in main
        add rds-proxy door target=db subnets=app-a,app-c sg=door-sg
        allow db-sg tcp/5432 from door-sg
        add ec2 app in app-a sg=app-sg
        connect app -> door
        allow door-sg tcp/5432 from app-sg
        """),
    // Each engine has its own port.
    RuleExample(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg
        add db-subnet-group home subnets=app-a,app-c
        add security-group {two,three,four,five}-sg in main
        add rds {one,two,three,four,five} engine={mysql,mariadb,oracle-ee,sqlserver-se,db2-se} subnet-group=home sg={db,two,three,four,five}-sg
        allow {db,two,three,four,five}-sg tcp/{3306,3306,1521,1433,50000} from app-sg
        connect app -> one
        connect app -> two
        connect app -> three
        connect app -> four
        connect app -> five
        """),
    RuleExample(database + "allow db-sg tcp/5432 from app-sg"),
    RuleExample(
      database + """
        add security-group job-sg in main
        add ec2 job in app-c sg=job-sg
        connect app -> db
        connect job -> db
        allow db-sg tcp/5432 from app-sg
        allow db-sg tcp/5432 from job-sg
        """),
  ]
}
