import Reachability
import Topology

/// A second engine, written for the tests alone: it sends single packets from one address and port to
/// another and asks every rule one by one. It shares no code with the first, and it is slow.
struct NaiveEngine {
  let topology: Topology

  /// Addresses and ports between which no rule of the random designs distinguishes.
  static let linux: [UInt16] = [32768, 40000, 40001, 49151, 49152, 60999]
  static let wide: [UInt16] = [1024, 1025, 32767, 32768, 40000, 40001, 49151, 49152, 60999, 61000, 65535]
  static let outside: UInt128 = 0xC633_6407

  /// Tries every combination and says what they come to.
  func verdict(_ attempts: [Bool]) -> Verdict {
    attempts.allSatisfy { $0 } ? .yes : attempts.contains(true) ? .partly : .no
  }

  func between(_ client: Name, _ server: Name, _ port: UInt16) -> Verdict {
    var attempts: [Bool] = []
    for clientAddress in addresses(client) {
      for serverAddress in addresses(server) {
        for clientPort in Self.linux {
          attempts.append(inside(client, clientAddress, clientPort, server, serverAddress, port))
        }
      }
    }
    return verdict(attempts)
  }

  func outward(_ client: Name, _ port: UInt16) -> Verdict {
    var attempts: [Bool] = []
    for address in addresses(client) {
      for clientPort in Self.linux { attempts += out(client, address, clientPort, port) }
    }
    return verdict(attempts)
  }

  func inward(_ server: Name, _ port: UInt16) -> Verdict {
    var attempts: [Bool] = []
    for address in addresses(server) {
      for clientPort in Self.wide { attempts.append(into(server, address, port, clientPort)) }
    }
    return verdict(attempts)
  }

  // MARK: - One packet

  private func inside(
    _ client: Name, _ clientAddress: UInt128, _ clientPort: UInt16, _ server: Name, _ serverAddress: UInt128,
    _ port: UInt16
  ) -> Bool {
    let (from, to) = (subnet(of: client), subnet(of: server))
    guard group(client, .outbound, serverAddress, groups(server), port) else { return false }
    guard group(server, .inbound, clientAddress, groups(client), port) else { return false }
    if from == to { return true }
    return next(from, serverAddress) == "local" && next(to, clientAddress) == "local"
      && acl(from, .outbound, serverAddress, port) && acl(to, .inbound, clientAddress, port)
      && acl(to, .outbound, clientAddress, clientPort) && acl(from, .inbound, serverAddress, clientPort)
  }

  private func into(_ server: Name, _ address: UInt128, _ port: UInt16, _ clientPort: UInt16) -> Bool {
    let place = subnet(of: server)
    return isPublic(server) && topology["gate"]?.parent == "main" && acl(place, .inbound, Self.outside, port)
      && group(server, .inbound, Self.outside, [], port) && next(place, Self.outside) == "gate"
      && acl(place, .outbound, Self.outside, clientPort)
  }

  private func out(_ client: Name, _ address: UInt128, _ clientPort: UInt16, _ port: UInt16) -> [Bool] {
    let place = subnet(of: client)
    guard group(client, .outbound, Self.outside, [], port), acl(place, .outbound, Self.outside, port),
      acl(place, .inbound, Self.outside, clientPort), let hop = next(place, Self.outside)
    else { return [false] }
    if hop == "gate" { return [isPublic(client) && topology["gate"]?.parent == "main"] }
    guard topology[Name(hop)]?.kind == "nat", let inner = topology[Name(hop)]?.parent else { return [false] }
    guard next(inner, Self.outside) == "gate", topology["gate"]?.parent == "main" else { return [false] }
    if inner != place {
      guard acl(inner, .inbound, address, port), acl(inner, .outbound, address, clientPort),
        next(inner, address) == "local"
      else { return [false] }
    }
    return Self.wide.map { acl(inner, .outbound, Self.outside, port) && acl(inner, .inbound, Self.outside, $0) }
  }

  // MARK: - Rules

  private func group(
    _ name: Name, _ direction: Direction, _ address: UInt128, _ others: [Name], _ port: UInt16
  ) -> Bool {
    for own in groups(name) {
      if direction == .outbound, topology.allowsAllOut(own) { return true }
      for rule in topology.rules(of: own) where rule.direction == direction && takes(rule.traffic, port) {
        switch rule.peer {
        case .network(let block): if block.base <= address, address <= block.last { return true }
        case .group(let other): if others.contains(other) { return true }
        case .itself: if others.contains(own) { return true }
        case .prefixList: continue
        }
      }
    }
    return false
  }

  private func acl(_ subnet: Name, _ direction: Direction, _ address: UInt128, _ port: UInt16) -> Bool {
    guard case .reference(let name)? = topology[subnet]?.values["nacl"] else { return true }
    let entries = topology.entries(of: name).filter { $0.direction == direction }.sorted { $0.number < $1.number }
    for entry in entries where takes(entry.traffic, port) {
      if entry.network.base <= address, address <= entry.network.last { return entry.allows }
    }
    return false
  }

  private func next(_ subnet: Name, _ address: UInt128) -> String? {
    var table: Name = "main.route-table"
    if case .reference(let name)? = topology[subnet]?.values["route-table"] { table = name }
    let fitting = topology.routes(of: table).filter { $0.destination.base <= address && address <= $0.destination.last }
    let best = fitting.max { $0.destination.length < $1.destination.length }
    if address >> 16 == 0x0A00, (best?.destination.length ?? 0) <= 16 { return "local" }
    guard let best else { return nil }
    guard case .part(let name) = best.target else { return "gone" }
    return name.description
  }

  private func takes(_ traffic: Traffic, _ port: UInt16) -> Bool {
    switch traffic {
    case .all: true
    case .tcp(let ports): ports.ranges.contains { $0.contains(port) }
    case .udp, .icmp: false
    }
  }

  // MARK: - Parts

  private func subnet(of name: Name) -> Name { topology[name]?.parent ?? name }
  private func groups(_ name: Name) -> [Name] {
    topology[name]?.values["sg"]?.references ?? []
  }
  private func isPublic(_ name: Name) -> Bool { topology[name]?.values["public-ip"] == .flag(true) }

  /// One address of each half of the subnet, which is as fine as the rules of the random designs go.
  private func addresses(_ name: Name) -> [UInt128] {
    guard case .network(let block)? = topology[subnet(of: name)]?.values["cidr"] else { return [] }
    return [block.base + 5, block.base + 12]
  }
}
