import Localization
import Reachability
import Topology

/// Servers of the application have no public IPv4 address.
///
/// Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
enum ServersHaveNoPublicAddress: Rule {
  static let code = "APP-09"
  static let pillar = Pillar.security
  static let covers = ["tier.net.subnets", "tier.net.nat"]

  static func check(_ design: Design) -> Outcome {
    let servers = design.servers.filter { !design.network.interfaces(of: $0.name).isEmpty }
    guard !servers.isEmpty else { return .doesNotApply(Message("The design has no servers.")) }
    return .found(servers.compactMap { finding($0, design) })
  }

  private static func finding(_ server: Resource, _ design: Design) -> Finding? {
    guard let interface = design.network.interfaces(of: server.name).first(where: \.hasPublicAddress) else {
      return nil
    }
    let topology = design.topology
    let message = Message(
      "\(topology.noun(server.name)) has a public address. Users come through the load balancer and updates through NAT, so it needs none."
    )
    if let address = topology.parts(of: "eip").first(where: {
      topology.value(Attribute<Name>("instance"), of: $0) == server.name
    }) {
      return finding(
        .high, [server.name, address.name], at: topology.origin(of: address.name, attribute: "instance"), message,
        mend: ["set \(address.name) instance=none"])
    }
    let template = topology.value(.launchTemplate, of: server)
    let sayer = [server.name, template].compactMap { $0 }.first { topology[$0]?.values["public-ip"] == .flag(true) }
    if let sayer {
      return finding(
        .high, [server.name, interface.subnet], at: topology.origin(of: sayer, attribute: "public-ip"), message,
        mend: ["set \(sayer) public-ip=no"])
    }
    return finding(
      .high, [server.name, interface.subnet],
      at: topology.origin(of: interface.subnet, attribute: "public-ip-on-launch"),
      message, mend: ["set \(template ?? server.name) public-ip=no"])
  }

  private static let network = """
    add vpc main cidr=10.0.0.0/16
    add subnet app-a in main az=a cidr=10.0.1.0/24

    """

  static let failing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add ecs-cluster shop
      add task-definition web image=shop/web:1.4
      add ecs-service app in shop task=web subnets=app-a desired=2 public-ip=yes  # APP-09
      """),
    RuleExample(network + "add ec2 app in app-a public-ip=yes  # APP-09"),
    RuleExample(
      network + """
        set app-a public-ip-on-launch=yes  # APP-09
        add launch-template web
        add asg app launch-template=web subnets=app-a min=2 max=4
        """),
    RuleExample(
      network + """
        add ec2 app in app-a
        add eip app-ip instance=app  # APP-09
        """),
  ]

  static let passing = [
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24 public-ip-on-launch=yes
      add ecs-cluster shop
      add task-definition web image=shop/web:1.4
      add ecs-service app in shop task=web subnets=app-a desired=2
      """),
    RuleExample(
      network + """
        set app-a public-ip-on-launch=yes
        add ec2 app in app-a public-ip=no
        """),
  ]
}
