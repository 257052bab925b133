import Localization
import Reachability
import Topology

/// A function in a VPC has the way out that its stated connections need: a NAT gateway or endpoints. It
/// has no public address, so a public subnet gives it none.
///
/// Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
enum FunctionsFindTheirWayOut: Rule {
  static let code = "MSG-02"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let paths = design.statedPaths.filter { path in
      guard let from = path.connection.from.part.flatMap({ design.topology[$0] }) else { return false }
      return from.kind == "lambda" && !design.network.subnets(of: from.name).isEmpty
        && design.leadsOut(path.connection.to)
    }
    guard !paths.isEmpty else {
      return .doesNotApply(Message("No function in a VPC is meant to use anything outside it."))
    }
    return .found(paths.flatMap { WayOut.findings($0, .high, code, design) })
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public
    add role job-role trust=lambda

    """

  private static let inner = """
    add route-table inner in main
    add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
    add eip way-ip
    add nat way in public-a eip=way-ip
    route inner 0.0.0.0/0 -> way

    """

  static let failing = [
    RuleExample(
      network + inner + """
        add lambda job runtime=python3.13 role=job-role subnets=public-a  # MSG-02
        connect job -> internet port=443
        """),
    RuleExample(
      network + """
        add route-table inner in main  # MSG-02
        add subnet app-a in main az=a cidr=10.0.10.0/24 route-table=inner
        add sqs orders
        add lambda job runtime=python3.13 role=job-role subnets=app-a
        connect job -> orders for=send
        """),
  ]

  static let passing = [
    RuleExample(
      network + inner + """
        add lambda job runtime=python3.13 role=job-role subnets=app-a
        connect job -> internet port=443
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes dns-hostnames=yes
      add eigw sixth in main
      route main.route-table ::/0 -> sixth
      add subnet app-a in main az=a cidr=10.0.10.0/24 cidr6=2001:db8:0:1::/64
      add sqs orders
      add endpoint door in main service=sqs subnets=app-a
      add role job-role trust=lambda
      add lambda job runtime=python3.13 role=job-role subnets=app-a ipv6=yes
      connect job -> internet port=443
      connect job -> orders for=send
      """),
  ]
}
