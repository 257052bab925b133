import CommandLanguage
import Reachability
import Topology

extension Design {
  /// What runs or keeps the service's own work and belongs behind the load balancer.
  var inner: [Resource] { servers + topology.parts(of: Kinds.innerStores) }

  /// Servers that keep the service's data: databases on instances.
  var databaseServers: [Resource] { servers.filter { tiers[$0.name] == .data } }

  /// Whether somebody waits for the answers of a server, which a worker or a bastion does not have.
  func answersSomebody(_ server: Resource) -> Bool {
    if wiring.bastions.contains(server.name) { return false }
    return wiring.asked.contains(server.name) || !targetGroups(of: server.name).isEmpty
      || topology.software(of: server).contains { $0.port != nil }
  }

  /// Whether a server takes its work from a queue or stream, and nobody waits for its answers.
  func isWorker(_ server: Resource) -> Bool {
    let asked = (wiring.connections[server.name] ?? []).compactMap { $0.to.part.flatMap { topology[$0]?.kind } }
    return asked.contains { ["sqs", "kinesis"].contains($0) } && !answersSomebody(server)
  }

  /// The launch templates and instances whose own word, or silence, decides one of these attributes for
  /// a server, so that each fault is told once, where it is said.
  func deciders(of keys: [String]) -> [Resource] {
    (topology.parts(of: "launch-template") + topology.parts(of: "ec2")).filter { decides($0, keys) }
  }

  /// Whether a launch template or instance decides one of these attributes for a server: not an instance
  /// that leaves them to its template, nor a template whose instances all say them themselves.
  func decides(_ part: Resource, _ keys: [String]) -> Bool {
    guard Kinds.templates[part.kind] != nil else {
      return topology.template(of: part) == nil || keys.contains { part.values[$0] != nil }
    }
    let made = wiring.made[part.name] ?? []
    return made.isEmpty || made.contains { server in keys.contains { server.values[$0] == nil } }
  }

  /// The statement that put a part into its subnets.
  func placement(of part: Resource) -> Span? {
    if part.values["subnets"] != nil { return topology.origin(of: part.name, attribute: "subnets") }
    guard let group = topology.value(.subnetGroup, of: part) else { return topology.origin(of: part.name) }
    return topology.origin(of: group, attribute: "subnets")
  }

  /// The statement to blame for a load balancer's call that does not arrive: the target group's, or the one
  /// that put the load balancer where it does not serve the target's zone.
  func blame(of trace: Trace, to group: Name, attribute: String? = nil) -> Span? {
    if trace.code == .loadBalancerZone { return trace.deciding?.origin }
    let attribute = attribute ?? (trace.code == .noListener ? "port" : nil)
    return attribute.flatMap { topology.origin(of: group, attribute: $0) } ?? topology.origin(of: group)
  }

  /// The table that a subnet follows, and its default route's statement.
  func defaultRoute(of subnet: Name) -> EffectiveRoutes.Entry? {
    network.effectiveRoutes(of: subnet)?.entries.first { $0.destination == .block(.anyIPv4) }
  }

  /// A name for a part to be added that nothing has yet.
  func freeName(_ wish: String) -> String {
    guard topology[Name(wish)] != nil else { return wish }
    return (2...).lazy.map { "\(wish)-\($0)" }.first { topology[Name($0)] == nil } ?? wish
  }
}
