import Localization
import Reachability
import Topology

/// Private subnets give their instances no public address at launch.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
enum PrivateSubnetsGiveNoPublicAddress: Rule {
  static let code = "NET-11"
  static let pillar = Pillar.security
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let subnets = topology.parts(of: "subnet").filter { design.network.exposure(of: $0.name)?.kind == .private }
    guard !subnets.isEmpty else { return .doesNotApply(Message("The design has no private subnet.")) }
    return .found(
      subnets.filter { topology.value(Attribute<Bool>("public-ip-on-launch"), of: $0) == true }.map { subnet in
        finding(
          .high, [subnet.name], at: topology.origin(of: subnet.name, attribute: "public-ip-on-launch"),
          Message(
            "\(topology.noun(subnet.name)) is private and gives each instance a public address at launch. The address is billed, and one route to an internet gateway puts them all on the internet."
          ), mend: ["set \(subnet.name) public-ip-on-launch=no"])
      })
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate

    """

  static let failing = [
    RuleExample(
      network + """
        add subnet app-a in main az=a cidr=10.0.10.0/24 public-ip-on-launch=yes  # NET-11
        """)
  ]

  static let passing = [
    RuleExample(
      network + """
        add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public public-ip-on-launch=yes
        add subnet app-a in main az=a cidr=10.0.10.0/24
        """)
  ]
}
