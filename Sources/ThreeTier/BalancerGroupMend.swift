import Reachability
import Topology

/// The statements that make a Network Load Balancer with a security group, for those who are meant to ask it, and
/// let its targets name that group in place of addresses.
///
/// Source: Elastic Load Balancing, Network Load Balancers, "Update the security groups for your Network Load
/// Balancer".
enum BalancerGroupMend {
  /// The statements, in order; none where the load balancer has groups, or where nothing names its clients.
  static func statements(for balancer: Name, _ design: Design) -> [String] {
    let topology = design.topology
    guard let part = topology[balancer], part.kind == "nlb", design.network.groups(of: balancer).isEmpty,
      let vpc = topology.vpc(of: part)
    else { return [] }
    let group = design.freeName("\(balancer)-sg")
    let heard = topology.children(of: balancer, kind: "listener").flatMap { design.traffic(of: $0) }
    let sources = sources(of: part, in: vpc, design)
    guard !heard.isEmpty, !sources.isEmpty else { return [] }
    let enter = heard.flatMap { traffic in sources.map { "allow \(group) \(traffic) from \($0)" } }
    let calls = design.balancings.filter { $0.balancer == balancer }.flatMap { way in
      design.targets(of: way.targetGroup).flatMap { target -> [String] in
        guard let peer = design.network.groups(of: target).first else { return [] }
        return design.calls(of: way.targetGroup).flatMap {
          ["allow \(group) out \($0) to \(peer)", "allow \(peer) \($0) from \(group)"]
        }
      }
    }
    return ["add security-group \(group) in \(vpc) egress=none"] + unique(enter + calls)
      + ["set \(balancer) sg=\(group)"]
  }

  /// How the rules of the group name those who ask the load balancer.
  private static func sources(of balancer: Resource, in vpc: Name, _ design: Design) -> [String] {
    let topology = design.topology
    let stated = design.wiring.senders[balancer.name] ?? []
    let isInternal = topology.value(.scheme, of: balancer) == "internal"
    if stated.isEmpty, isInternal { return topology[vpc].map { topology.ranges(of: $0).map(\.description) } ?? [] }
    return unique(
      (stated.isEmpty ? [.internet] : stated).flatMap { sender -> [String] in
        switch sender {
        case .internet:
          topology.value(Attribute<String>("ip-type"), of: balancer) == "dualstack"
            ? ["0.0.0.0/0", "::/0"] : ["0.0.0.0/0"]
        case .network(let block): [block.description]
        case .part(let name) where topology[name]?.kind == "cloudfront": ["pl-cloudfront"]
        case .part(let name): design.network.groups(of: name).map(\.description)
        case .service: []
        }
      })
  }

  private static func unique(_ lines: [String]) -> [String] {
    var said: Set<String> = []
    return lines.filter { said.insert($0).inserted }
  }
}
