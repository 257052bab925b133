import Localization
import Reachability
import Topology

/// What SG-03 and SG-04 share: a store admits its clients and nobody else, on its own port.
enum ClientOnlyRule {
  /// The findings about one store.
  static func findings(
    _ store: Resource, ports: PortSet, severity: Severity, code: String, _ design: Design
  ) -> [Finding] {
    let topology = design.topology
    let stated = design.statedClients(of: store.name)
    // Where no connection says who uses the store, the servers of the application do.
    let clients =
      stated.isEmpty
      ? design.network.vpc(of: store).flatMap { design.applicationGroups[$0] } ?? []
      : Set(stated.flatMap { design.network.groups(of: $0) })
    let review = IngressReview(design: design, part: store.name, clients: clients, ports: ports)
    var findings: [Finding] = []
    var shared: Set<Name> = []
    for (rule, fault) in review.faults {
      if fault != .world, let other = review.sharers(of: rule.group).first {
        guard shared.insert(rule.group).inserted else { continue }
        findings.append(
          Finding(
            code, min(severity, .high), [store.name, rule.group, other],
            at: topology.origin(of: store.name, attribute: "sg"),
            Message(
              "\(topology.noun(store.name)) shares \(topology.noun(rule.group)) with \(topology.noun(other)), so `\(rule.traffic)`, which is meant for the one, opens the other too."
            ), mend: ownGroup(for: store, clients, ports, design)))
      } else {
        findings.append(
          Finding(
            code, fault == .world ? severity : min(severity, .high), [store.name, rule.group],
            at: topology.origin(of: .rule(rule)), message(rule, fault, store, ports, topology), mend: review.mend(rule))
        )
      }
    }
    return findings
  }

  /// A group of the store's own that admits its clients.
  private static func ownGroup(
    for store: Resource, _ clients: Set<Name>, _ ports: PortSet, _ design: Design
  ) -> [String] {
    guard store.values["sg"] != nil, !ports.isEmpty, !clients.isEmpty,
      let vpc = clients.min().flatMap({ design.topology[$0]?.parent })
    else { return [] }
    let name = design.freeName("\(store.name)-own-sg")
    return ["add security-group \(name) in \(vpc)"]
      + clients.sorted().map { "allow \(name) tcp/\(ports) from \($0)" } + ["set \(store.name) sg=\(name)"]
  }

  private static func message(
    _ rule: GroupRule, _ fault: IngressReview.Fault, _ store: Resource, _ ports: PortSet, _ topology: Topology
  ) -> Message {
    fault == .ports
      ? Message(
        "\(topology.noun(store.name)) admits its clients on `\(rule.traffic)`; it listens on port \(ports) only.")
      : Message(
        "\(topology.noun(store.name)) admits \(IngressReview.source(rule, topology)) on `\(rule.traffic)`; only the groups of its own clients should come in."
      )
  }
}
