public import Topology

/// What can be opened from one place to another: everything that a whole path lets through, request and reply.
public struct Reach: Sendable, Hashable {
  /// Who begins: the internet, or parts whose interfaces are alike, by name.
  public let sources: [Endpoint]
  /// Who is asked: parts whose interfaces are alike, by name.
  public let destinations: [Name]
  /// The TCP ports that get through.
  public let tcp: PortSet
  /// The UDP ports that get through.
  public let udp: PortSet
  /// Whether ICMP gets through.
  public let icmp: Bool

  /// Whether nothing gets through.
  public var isEmpty: Bool { tcp.isEmpty && udp.isEmpty && !icmp }
}

extension Network {
  /// What the internet and the parts of the design can open at its parts, pair by pair; pairs between which
  /// nothing gets through are left out. Where a part stands in several subnets, one way is enough.
  ///
  /// Parts in the same subnets with the same groups are asked as one, so the cost grows with the square of
  /// the classes of interfaces, not of the instances.
  ///
  /// - Parameter part: only what this part can open, and what can be opened at it; nil for all.
  public func reach(of part: Name? = nil) -> [Reach] {
    let classes = classesOfInterfaces()
    // Of a part, only the pairs with its own class are asked.
    let own = part.map { part in classes.filter { $0.contains(part) } }
    let all = [nil] + classes.map(Optional.some)
    var found: [Reach] = []
    for destination in classes {
      let isOwn = own.map { $0.contains(destination) } ?? true
      for source in isOwn ? all : own.map({ $0.map(Optional.some) }) ?? all {
        // Of a class that asks itself, one member asks another.
        guard let to = source == destination ? destination.dropFirst().first : destination.first else { continue }
        let from = source?.first.map(Endpoint.part) ?? .internet
        let reach = Reach(
          sources: source.map { $0.map(Endpoint.part) } ?? [.internet], destinations: destination,
          tcp: openPorts(from, .part(to), .tcp(.all)), udp: openPorts(from, .part(to), .udp(.all)),
          icmp: !openPorts(from, .part(to), .icmp).isEmpty)
        if !reach.isEmpty { found.append(reach) }
      }
    }
    return found
  }

  /// The ports that some way between two ends lets through.
  func openPorts(_ from: Endpoint, _ to: Endpoint, _ traffic: Traffic) -> PortSet {
    walks(Flow(from: from, to: to, traffic)).reduce(PortSet([])) { $0.union($1.connections.ports) }
  }

  /// The parts that have interfaces, those together whose interfaces are alike; by name.
  private func classesOfInterfaces() -> [[Name]] {
    struct Alike: Hashable {
      let interfaces: [Interface]
      let listening: Listening?
    }
    var members: [Alike: [Name]] = [:]
    for kind in Presence.endKinds {
      for part in topology.parts(of: kind) {
        let interfaces = interfaces(of: part.name)
        if !interfaces.isEmpty {
          members[Alike(interfaces: interfaces, listening: listening[part.name]), default: []].append(part.name)
        }
      }
    }
    return members.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
