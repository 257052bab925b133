import Localization
import Reachability
import Topology

/// What SG-03 and SG-04 share: a store admits its clients and nobody else, on its own port.
enum ClientOnlyRule {
  /// The findings about one store; `ports` tells on which ports a store of its kind listens.
  static func findings(
    _ store: Resource, ports: (Resource) -> PortSet, severity: Severity, code: String, _ design: Design
  ) -> [Finding] {
    let topology = design.topology
    let review = review(store, ports(store), design)
    var findings: [Finding] = []
    var shared: Set<Name> = []
    for (rule, fault) in review.faults {
      if fault != .world, let other = sharer(of: rule, fault, review, ports) {
        guard shared.insert(rule.group).inserted else { continue }
        findings.append(
          Finding(
            code, min(severity, .high), [store.name, rule.group, other],
            at: topology.origin(of: store.name, attribute: "sg"),
            Message(
              "\(topology.noun(store.name)) shares \(topology.noun(rule.group)) with \(topology.noun(other)), so `\(rule.traffic)`, which is meant for the one, opens the other too."
            ), mend: ownGroup(for: store, insteadOf: rule.group, review)))
      } else {
        findings.append(
          Finding(
            code, fault == .world ? severity : min(severity, .high), [store.name, rule.group],
            at: topology.origin(of: .rule(rule)), message(rule, fault, store, review.ports, topology),
            mend: review.mend(rule)))
      }
    }
    return findings
  }

  private static func review(_ store: Resource, _ ports: PortSet, _ design: Design) -> IngressReview {
    // Who asks an instance of a cluster asks the cluster.
    let doors = [store.name] + design.topology.children(of: store.name, kind: "aurora-instance").map(\.name)
    let stated = doors.flatMap { design.statedClients(of: $0) }
    // Where no connection says who uses the store, the servers of the application do.
    let clients =
      stated.isEmpty
      ? design.network.vpc(of: store).flatMap { design.applicationGroups[$0] } ?? []
      : Set(stated.flatMap { design.network.groups(of: $0) })
    return IngressReview(design: design, part: store.name, clients: clients, ports: ports)
  }

  /// Another part with the rule's group that the rule is for, so that it may not go.
  private static func sharer(
    of rule: GroupRule, _ fault: IngressReview.Fault, _ review: IngressReview, _ ports: (Resource) -> PortSet
  ) -> Name? {
    let design = review.design
    if let other = review.sharers(of: rule.group).first { return other }
    return design.wiring.members[rule.group, default: []].first { name in
      guard name != review.part, let other = design.topology[name] else { return false }
      // A replica has its source's groups, and may have clients of its own.
      if other.kind == "replica" {
        return fault == .stranger && !design.statedClients(of: name).isEmpty
          && self.review(other, ports(other), design).isRight(rule)
      }
      return !review.isOfOneStore(name) && self.review(other, ports(other), design).isRight(rule)
    }
  }

  /// A group of the store's own that admits its clients, and to which they may send.
  private static func ownGroup(for store: Resource, insteadOf old: Name, _ review: IngressReview) -> [String] {
    let (design, clients, ports) = (review.design, review.clients.sorted(), review.ports)
    guard store.values["sg"] != nil, !ports.isEmpty, !clients.isEmpty, let vpc = design.topology[old]?.parent
    else { return [] }
    let name = design.freeName("\(store.name)-own-sg")
    let shut = clients.filter { client in
      let open = design.network.outboundTraffic(of: [client], to: .groups([]))
      return !open.reduce(PortSet([])) { $0.union($1.tcpPorts) }.contains(ports)
    }
    let others = design.network.groups(of: store.name).filter { $0 != old }
    // A replica that says no groups would follow its source to the new one.
    let left = design.topology.children(of: store.name, kind: "replica").filter {
      $0.values["sg"] == nil && !design.statedClients(of: $0.name).isEmpty
    }
    let before = design.network.groups(of: store.name).map(\.description).joined(separator: ",")
    return ["add security-group \(name) in \(vpc)"]
      + clients.map { "allow \(name) tcp/\(ports) from \($0)" }
      + shut.map { "allow \($0) out tcp/\(ports) to \(name)" }
      + left.map { "set \($0.name) sg=\(before)" }
      + ["set \(store.name) sg=\((others.map(\.description) + [name]).joined(separator: ","))"]
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
