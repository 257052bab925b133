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
    let users = stated.isEmpty ? design.servers.map(\.name) + topology.parts(of: "lambda").map(\.name) : stated
    let clients = Set(users.flatMap { design.network.groups(of: $0) })
    let review = IngressReview(design: design, part: store.name, clients: clients, ports: ports)
    return review.faults.map { rule, fault in
      Finding(
        code, fault == .world ? severity : min(severity, .high), [store.name, rule.group],
        at: topology.origin(of: .rule(rule)), message(rule, fault, store, ports, topology), mend: review.mend(rule))
    }
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
