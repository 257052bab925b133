import Localization
import Reachability
import Topology

/// How far a load balancer before which a distribution stands is kept from everybody else: by the
/// addresses that it admits, and by a secret header without which it passes nothing on.
///
/// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html
struct EdgeGuard {
  let design: Design
  let balancer: Resource
  /// The behaviours that lead to it.
  let behaviours: [Behaviour]
  /// The rules by which others than CloudFront come in on a port on which it listens.
  let openRules: [GroupRule]
  /// The ways that pass requests on without asking for a secret header.
  let openWays: [Balancing]
  /// The secret headers that its rules ask for.
  let headers: Set<Value>

  /// The guards of the internet-facing load balancers to which distributions lead.
  static func all(_ design: Design) -> [EdgeGuard] {
    let topology = design.topology
    let behaviours = Dictionary(grouping: design.behaviours, by: \.target)
    let ways = Dictionary(grouping: design.balancings, by: \.balancer)
    return topology.parts(of: Kinds.balancers).compactMap { balancer in
      guard topology.value(.scheme, of: balancer) == "internet-facing", let leading = behaviours[balancer.name] else {
        return nil
      }
      return EdgeGuard(design, balancer, leading, ways[balancer.name] ?? [])
    }
  }

  private init(_ design: Design, _ balancer: Resource, _ behaviours: [Behaviour], _ ways: [Balancing]) {
    let topology = design.topology
    (self.design, self.balancer, self.behaviours) = (design, balancer, behaviours)
    let ranges = topology.vpc(of: balancer).flatMap { topology[$0] }.map { topology.ranges(of: $0) } ?? []
    let ports = topology.children(of: balancer.name, kind: "listener")
      .compactMap { topology.value(.port, of: $0).flatMap { UInt16(exactly: $0) } }
      .reduce(PortSet([])) { $0.union(PortSet($1)) }
    openRules = design.network.groups(of: balancer.name).flatMap { topology.rules(of: $0) }.filter { rule in
      guard rule.direction == .inbound, case .network(let block) = rule.peer else { return false }
      return !rule.traffic.tcpPorts.intersection(ports).isEmpty && !ranges.contains { $0.contains(block) }
    }
    openWays = ways.filter { $0.rule?.values["header"] == nil }
    headers = Set(ways.compactMap { $0.rule?.values["header"] })
  }

  var admitsCloudFrontOnly: Bool { openRules.isEmpty }
  var asksForHeader: Bool { openWays.isEmpty && !headers.isEmpty }

  /// The behaviours whose requests the load balancer refuses, since they lack the header.
  var refused: [Behaviour] {
    guard asksForHeader else { return [] }
    return behaviours.filter { behaviour in
      behaviour.clause?.values["origin-header"].map { !headers.contains($0) } ?? true
    }
  }

  /// The statements that admit CloudFront's addresses in place of all others.
  var admittingCloudFrontOnly: [String] {
    let groups = Set(openRules.map(\.group)).flatMap { design.topology.rules(of: $0) }
    var said = Set(groups.map { Clause.rule($0).text })
    return openRules.map { Clause.rule($0).withdrawal }
      + openRules.map { "allow \($0.group) \($0.traffic) from pl-cloudfront" }.filter { said.insert($0).inserted }
  }

  /// The statements that make the load balancer ask for a header which the behaviours send.
  var askingForHeader: [String] {
    let topology = design.topology
    let known =
      headers.count == 1 ? headers.first : behaviours.lazy.compactMap { $0.clause?.values["origin-header"] }.first
    let secret = design.freeName("origin-key")
    let header = known?.description ?? "X-Origin-Verify:\(secret)"
    return (known == nil ? ["add secret \(secret)"] : [])
      + openWays.flatMap { guarded($0, by: header, topology) }
      + behaviours.filter { $0.word("origin-header") != header }.flatMap { $0.restated(["origin-header": header]) }
  }

  private func guarded(_ way: Balancing, by header: String, _ topology: Topology) -> [String] {
    if let rule = way.rule {
      let withdrawal = Clause.forward(rule).withdrawal
      let priority = rule.values["priority"].map { " priority=\($0)" } ?? ""
      return [withdrawal, "\(withdrawal.dropFirst(2)) header=\(header) -> \(way.targetGroup)\(priority)"]
    }
    let taken = topology.forwards(of: way.listener).compactMap { rule -> Int? in
      if case .number(let priority, _)? = rule.values["priority"] { priority } else { nil }
    }
    return [
      "set \(way.listener) forward=none respond=403",
      "forward \(way.listener) header=\(header) -> \(way.targetGroup) priority=\((taken.max() ?? 0) + 10)",
    ]
  }
}
