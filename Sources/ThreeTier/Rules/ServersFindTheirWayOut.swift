import CommandLanguage
import Localization
import Reachability
import Topology

/// Subnets of servers have the way out that the stated connections need: a NAT gateway, or the endpoints
/// of the services that are used.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
enum ServersFindTheirWayOut: Rule {
  static let code = "NET-07"
  static let pillar = Pillar.operations
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let paths = design.statedPaths.filter { path in
      guard let from = path.connection.from.part.flatMap({ design.topology[$0] }) else { return false }
      return Kinds.servers.contains(from.kind) && design.leadsOut(path.connection.to)
    }
    guard !paths.isEmpty else {
      return .doesNotApply(Message("No server is meant to use anything outside its VPC."))
    }
    return .found(paths.flatMap { WayOut.findings($0, .high, code, design) })
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public

    """

  private static let server = """
    add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
    add ec2 app in app-a

    """

  static let failing = [
    // A group that lets nothing out is not the only thing in the way.
    RuleExample(
      network + """
        add route-table inner in main  # NET-07
        add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
        add security-group app-sg in main egress=none
        add secret key
        add ec2 app in app-a sg=app-sg
        connect app -> key
        """),
    RuleExample(
      network + "add route-table inner in main  # NET-07\n" + server + "connect app -> internet port=443"),
    RuleExample(
      network + "add route-table inner in main  # NET-07\n" + server + """
        add s3 files
        connect app -> files for=get
        """),
    RuleExample(
      network + """
        add ec2 app in public-a  # NET-07
        connect app -> internet port=443
        """),
  ]

  static let passing = [
    // Functions are MSG-02's matter.
    RuleExample(
      network + "add route-table inner in main\n" + server + """
        add eip way-ip
        add nat way in public-a eip=way-ip
        route inner 0.0.0.0/0 -> way
        connect app -> internet port=443
        add lambda clerk runtime=python3.13 subnets=public-a
        connect clerk -> internet port=443
        """),
    RuleExample(
      network + "add route-table inner in main\n" + server + """
        add eip way-ip
        add nat way in public-a eip=way-ip
        route inner 0.0.0.0/0 -> way
        connect app -> internet port=443
        """),
    RuleExample(
      network + "add route-table inner in main\n" + server + """
        add s3 files
        add endpoint door in main service=s3 route-tables=inner
        connect app -> files for=get
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add eigw sixth in main
      route main.route-table ::/0 -> sixth
      add subnet app-a in main az=a cidr=10.0.10.0/24 cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes
      add ec2 app in app-a
      add s3 files
      add endpoint door in main service=s3 route-tables=main.route-table
      connect app -> internet port=443
      connect app -> files for=get
      """),
  ]
}
