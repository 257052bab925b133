import CommandLanguage
import Localization
import Reachability
import Topology

/// Whether a load balancer that is to have IPv6 addresses gets them, and answers over them where it faces the
/// internet.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-ip-address-type.html
enum DualStackReview {
  /// The public addresses of IPv6.
  private static let world = CIDR(.ipv6, containing: 0x2000 << 112, length: 3)

  /// The findings about one load balancer, under the code of the rule that asks.
  static func findings(_ balancer: Resource, code: String, _ design: Design) -> [Finding] {
    let topology = design.topology
    let type = topology.value(Attribute<String>("ip-type"), of: balancer) ?? "ipv4"
    guard type != "ipv4" else { return [] }
    let span = topology.origin(of: balancer.name, attribute: "ip-type")
    let without = design.network.subnets(of: balancer.name).filter { subnet in
      topology[subnet]?.values["cidr6"] == nil
        || topology[subnet]?.parent.map { topology.value(Attribute<Bool>("ipv6"), of: $0) != true } ?? true
    }
    guard without.isEmpty else {
      let isNamed = topology.parts(of: "record").contains {
        topology.value(.alias, of: $0) == balancer.name && topology.value(.recordType, of: $0) == "AAAA"
      }
      return [
        Finding(
          code, .broken, [balancer.name] + without, at: span,
          Message(
            "\(topology.noun(balancer.name)) has `ip-type=\(type)`, and AWS makes that only in a VPC and subnets with IPv6 blocks, which \(without.map { topology.noun($0) }) lack."
          ),
          mend: type == "dualstack" && !isNamed ? ["set \(balancer.name) ip-type=ipv4"] : [])
      ]
    }
    guard topology.value(.scheme, of: balancer) == "internet-facing" else { return [] }
    let heard = topology.children(of: balancer.name, kind: "listener").flatMap { design.traffic(of: $0) }
    return heard.lazy.compactMap { finding(balancer, $0, code, span, design) }.prefix(1).map { $0 }
  }

  /// The finding for a port on which IPv6 is not answered and IPv4 is.
  private static func finding(
    _ balancer: Resource, _ traffic: Traffic, _ code: String, _ span: Span?, _ design: Design
  ) -> Finding? {
    guard let world else { return nil }
    let (topology, name) = (design.topology, balancer.name)
    let six = Flow(from: .network(world), to: .part(name), traffic)
    let trace = design.network.trace(six)
    guard trace.verdict == .no || trace.verdict == .partly, let stop = trace.deciding, stop.verdict == .no else {
      return nil
    }
    // Whom groups shut out over both families, they are to shut out.
    let four = Flow(from: .internet, to: .part(name), traffic)
    guard stop.step != .securityGroup || design.network.verdict(four) == .yes else { return nil }
    return Finding(
      code, .high, [name] + [stop.at].compactMap { $0 }.filter { $0 != name }, at: span,
      Message(
        "\(topology.noun(name)) has IPv6 addresses under which the internet gets no answer. \(stop.reason)"),
      mend: mend(six, stop, design))
  }

  private static func mend(_ flow: Flow, _ stop: Hop, _ design: Design) -> [String] {
    let topology = design.topology
    if stop.step == .route, let table = stop.at, let vpc = topology[table]?.parent {
      guard let gateway = topology.children(of: vpc, kind: "igw").first else { return [] }
      let known = topology.routes(of: table).filter { $0.destination.length == 0 && $0.destination.family == .ipv6 }
      return known.map { "unroute \(table) \($0.destination)" } + ["route \(table) ::/0 -> \(gateway.name)"]
    }
    let own = " \(flow.from)"
    return PathMender.statements(for: flow, in: topology).map { line in
      line.hasSuffix(own) ? "\(line.dropLast(own.count)) ::/0" : line
    }
  }
}
