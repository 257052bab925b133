import Localization
import Reachability
import Topology

/// A load balancer has subnets in at least two zones; an internet-facing one only public ones; and a dual-stack
/// one answers over IPv6 too.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
enum LoadBalancersSpanPublicZones: Rule {
  static let code = "LB-01"
  static let pillar = Pillar.reliability
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let balancers = design.topology.parts(of: Kinds.balancers).filter { !design.network.subnets(of: $0.name).isEmpty }
    guard !balancers.isEmpty else { return .doesNotApply(Message("The design has no load balancer in subnets.")) }
    return .found(balancers.flatMap { findings($0, design) })
  }

  private static func findings(_ balancer: Resource, _ design: Design) -> [Finding] {
    let topology = design.topology
    let span = design.placement(of: balancer)
    let subnets = design.network.subnets(of: balancer.name)
    var findings: [Finding] = []
    let zones = design.network.zones(of: balancer.name)
    if zones.count < 2, balancer.kind == "nlb" {
      findings.append(
        finding(
          .high, [balancer.name] + subnets, at: span,
          Message(
            "\(topology.noun(balancer.name)) stands in zone \(zones.joined()) only. When it fails, nobody gets in."),
          mend: mend(balancer, zones: zones, design)))
    } else if zones.count < 2 || zones.count < subnets.count {
      findings.append(
        finding(
          .broken, [balancer.name] + subnets, at: span,
          Message(
            "\(topology.noun(balancer.name)) has subnets in zones \(zones.joined(separator: ", ")); AWS wants at least two subnets, each in another zone."
          ),
          mend: mend(balancer, zones: zones, design)))
    }
    findings += DualStackReview.findings(balancer, code: code, design)
    guard topology.value(.scheme, of: balancer) == "internet-facing" else { return findings }
    let exposures = subnets.compactMap { subnet in
      design.network.exposure(of: subnet).flatMap { $0.kind == .private ? (subnet: subnet, exposure: $0) : nil }
    }
    let accepted = design.accepted(code)
    let tables = Dictionary(grouping: exposures) {
      SharedFault(table: $0.exposure.table, isAccepted: accepted.contains($0.subnet))
    }
    for (fault, inner) in tables.sorted(by: { $0.key < $1.key }) {
      findings.append(
        finding(
          .broken, [balancer.name] + inner.map(\.subnet) + [fault.table], at: span,
          Message(
            "\(topology.noun(balancer.name)) is to be reached from the internet, and stands in \(inner.map { topology.noun($0.subnet) }): \(inner[0].exposure.why)"
          )))
    }
    return findings
  }

  /// A public subnet of another zone, where there is one.
  private static func mend(_ balancer: Resource, zones: [String], _ design: Design) -> [String] {
    guard let vpc = balancer.parent, zones.count == design.network.subnets(of: balancer.name).count else { return [] }
    let wanted = design.topology.value(.scheme, of: balancer) == "internet-facing" ? "public" : "private"
    let other = design.topology.children(of: vpc, kind: "subnet").first { subnet in
      design.topology.value(.zone, of: subnet).map { !zones.contains($0) } ?? false
        && design.network.exposure(of: subnet.name)?.kind.rawValue == wanted
    }
    return other.map { ["set \(balancer.name) subnets+=\($0.name)"] } ?? []
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24 route-table=public
    add subnet inner-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24

    """

  /// A dual-stack load balancer over both families, but for what an example takes away.
  private static let dualStack = """
    add vpc main cidr=10.0.0.0/16 ipv6=yes
    add igw gate in main
    add eigw door in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24 cidr6=2001:db8:0:{0,1}::/64 route-table=public
    add security-group alb-sg in main
    allow alb-sg tcp/443 from 0.0.0.0/0

    """
  private static let dualFront = """
    add alb front in main subnets=public-a,public-c sg=alb-sg
    add listener https in front protocol=https port=443
    set front ip-type=dualstack
    """

  static let failing = [
    RuleExample(
      RuleExample.twoZones + """
        add alb front in main subnets=public-a,public-c
        set front ip-type=dualstack  # LB-01
        """),
    RuleExample(
      dualStack + """
        allow alb-sg tcp/443 from ::/0
        route public ::/0 -> door
        \(dualFront)  # LB-01
        """),
    RuleExample(
      dualStack + """
        route public ::/0 -> gate
        \(dualFront)  # LB-01
        """),
    RuleExample(
      dualStack + """
        allow alb-sg tcp/443 from ::/0
        route public ::/0 -> gate
        add nacl border in main
        acl border in 100 allow all from 0.0.0.0/0
        acl border out 100 allow all to 0.0.0.0/0
        set public-a nacl=border
        \(dualFront)  # LB-01
        """),
    RuleExample(
      RuleExample.twoZones + """
        add nlb front in main subnets=public-a  # LB-01
        """),
    RuleExample(
      network + """
        add subnet more-a in main az=a cidr=10.0.2.0/24 route-table=public
        add alb front in main subnets=public-a,more-a,public-c  # LB-01
        """),
    RuleExample(network + "add alb front in main subnets=public-a  # LB-01"),
    RuleExample(network + "add alb front in main subnets=public-a,inner-c  # LB-01"),
  ]

  static let passing = [
    RuleExample(
      dualStack + """
        allow alb-sg tcp/443 from ::/0
        route public ::/0 -> gate
        \(dualFront)
        """),
    // Only CloudFront comes in, which asks over IPv4.
    RuleExample(
      dualStack + """
        revoke alb-sg tcp/443 from 0.0.0.0/0
        allow alb-sg tcp/443 from pl-cloudfront
        route public ::/0 -> gate
        \(dualFront)
        """),
    RuleExample(
      RuleExample.twoZones + """
        add nlb front in main subnets=public-a,public-c
        """),
    RuleExample(
      network + """
        add alb front in main subnets=public-a,public-c
        add alb back in main scheme=internal subnets=inner-a,inner-c
        """),
  ]
}
