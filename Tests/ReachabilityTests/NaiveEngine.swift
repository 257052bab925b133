import Reachability
import Topology

/// A second engine, written for the tests alone: it sends single packets from one address and port to
/// another and asks every rule one by one. It shares no code with the first, and it is slow.
struct NaiveEngine {
  let topology: Topology

  /// Addresses and ports between which no rule of the random designs distinguishes.
  static let linux: [UInt16] = [32768, 40000, 40001, 49151, 49152, 60999]
  static let wide: [UInt16] = [1024, 1025, 32767, 32768, 40000, 40001, 49151, 49152, 60999, 61000, 65535]
  static let outside = Address(family: .ipv4, number: 0xC633_6407)
  static let outside6 = Address(family: .ipv6, number: 0x2600_1F00 << 96 | 7)

  /// One address.
  struct Address {
    let family: AddressFamily
    let number: UInt128

    func isIn(_ block: CIDR) -> Bool { family == block.family && block.base <= number && number <= block.last }
  }

  /// Tries every combination and says what they come to.
  func verdict(_ attempts: [Bool]) -> Verdict {
    attempts.isEmpty ? .no : attempts.allSatisfy { $0 } ? .yes : attempts.contains(true) ? .partly : .no
  }

  /// A client that has both families takes the one that works.
  func between(_ client: Name, _ server: Name, _ port: UInt16) -> Verdict {
    let both = [AddressFamily.ipv4, .ipv6].map { between(client, server, port, $0) }
    return both.contains(.yes) ? .yes : both.contains(.partly) ? .partly : .no
  }

  private func between(_ client: Name, _ server: Name, _ port: UInt16, _ family: AddressFamily) -> Verdict {
    var attempts: [Bool] = []
    for clientAddress in addresses(client, family) {
      for serverAddress in addresses(server, family) {
        for clientPort in Self.linux {
          attempts.append(inside(client, clientAddress, clientPort, server, serverAddress, port))
        }
      }
    }
    return verdict(attempts)
  }

  func outward(_ client: Name, _ other: Address, _ port: UInt16) -> Verdict {
    var attempts: [Bool] = []
    for address in addresses(client, other.family) {
      for clientPort in Self.linux { attempts += out(client, address, clientPort, other, port) }
    }
    return verdict(attempts)
  }

  func inward(_ other: Address, _ server: Name, _ port: UInt16) -> Verdict {
    var attempts: [Bool] = []
    for address in addresses(server, other.family) {
      for clientPort in Self.wide { attempts.append(into(server, address, port, other, clientPort)) }
    }
    return verdict(attempts)
  }

  /// What a Network Load Balancer sends to a target under the address of a client outside.
  func handedOn(_ balancer: Name, _ target: Name, _ client: Address, _ port: UInt16) -> Verdict {
    let (from, to) = (subnet(of: balancer), subnet(of: target))
    guard topology[from]?.values["az"] == topology[to]?.values["az"] else { return .no }
    var attempts: [Bool] = []
    for address in addresses(target, .ipv4) {
      for clientPort in Self.wide {
        let isAdmitted =
          group(balancer, .outbound, address, groups(target), port)
          && group(target, .inbound, client, groups(balancer), port)
        let isCarried =
          from == to
          || next(from, address) == "local" && acl(from, .outbound, address, port) && acl(to, .inbound, client, port)
            && acl(to, .outbound, client, clientPort) && acl(from, .inbound, address, clientPort)
        attempts.append(isAdmitted && isCarried)
      }
    }
    return verdict(attempts)
  }

  // MARK: - One packet

  private func inside(
    _ client: Name, _ clientAddress: Address, _ clientPort: UInt16, _ server: Name, _ serverAddress: Address,
    _ port: UInt16
  ) -> Bool {
    let (from, to) = (subnet(of: client), subnet(of: server))
    guard group(client, .outbound, serverAddress, groups(server), port) else { return false }
    guard group(server, .inbound, clientAddress, groups(client), port), hears(server, port) else { return false }
    if from == to { return true }
    let way = vpc(of: from) == vpc(of: to) ? "local" : "link"
    return next(from, serverAddress) == way && next(to, clientAddress) == way
      && acl(from, .outbound, serverAddress, port) && acl(to, .inbound, clientAddress, port)
      && acl(to, .outbound, clientAddress, clientPort) && acl(from, .inbound, serverAddress, clientPort)
  }

  private func into(
    _ server: Name, _ address: Address, _ port: UInt16, _ client: Address, _ clientPort: UInt16
  ) -> Bool {
    let place = subnet(of: server)
    return (isPublic(server) || client.family == .ipv6) && topology["gate"]?.parent == "main"
      && acl(place, .inbound, client, port) && group(server, .inbound, client, [], port) && hears(server, port)
      && next(place, client) == "gate" && acl(place, .outbound, client, clientPort)
  }

  private func out(
    _ client: Name, _ address: Address, _ clientPort: UInt16, _ server: Address, _ port: UInt16
  ) -> [Bool] {
    let place = subnet(of: client)
    guard group(client, .outbound, server, [], port), acl(place, .outbound, server, port),
      acl(place, .inbound, server, clientPort), let hop = next(place, server)
    else { return [false] }
    if hop == "gate" {
      return [(isPublic(client) || server.family == .ipv6) && topology["gate"]?.parent == "main"]
    }
    // IPv6 leaves by an egress-only internet gateway and by no NAT gateway.
    if server.family == .ipv6 { return [hop == "door6"] }
    guard topology[Name(hop)]?.kind == "nat", let inner = topology[Name(hop)]?.parent else { return [false] }
    guard next(inner, server) == "gate", topology["gate"]?.parent == "main" else { return [false] }
    if inner != place {
      guard acl(inner, .inbound, address, port), acl(inner, .outbound, address, clientPort),
        next(inner, address) == "local"
      else { return [false] }
    }
    return Self.wide.map { acl(inner, .outbound, server, port) && acl(inner, .inbound, server, $0) }
  }

  // MARK: - Rules

  private func group(
    _ name: Name, _ direction: Direction, _ address: Address, _ others: [Name], _ port: UInt16
  ) -> Bool {
    if isBalancer(name), groups(name).isEmpty { return true }
    for own in groups(name) {
      if direction == .outbound, topology.allowsAllOut(own) { return true }
      for rule in topology.rules(of: own) where rule.direction == direction && takes(rule.traffic, port) {
        switch rule.peer {
        case .network(let block): if address.isIn(block) { return true }
        case .group(let other): if others.contains(other) { return true }
        case .itself: if others.contains(own) { return true }
        case .prefixList: continue
        }
      }
    }
    return false
  }

  private func acl(_ subnet: Name, _ direction: Direction, _ address: Address, _ port: UInt16) -> Bool {
    guard case .reference(let name)? = topology[subnet]?.values["nacl"] else { return true }
    let entries = topology.entries(of: name).filter { $0.direction == direction }.sorted { $0.number < $1.number }
    return entries.first { takes($0.traffic, port) && address.isIn($0.network) }?.allows ?? false
  }

  private func next(_ subnet: Name, _ address: Address) -> String? {
    let home = vpc(of: subnet)
    var table = Name("\(home).route-table")
    if case .reference(let name)? = topology[subnet]?.values["route-table"] { table = name }
    let best = topology.routes(of: table).filter { address.isIn($0.destination) }
      .max { $0.destination.length < $1.destination.length }
    let own: (block: UInt128, length: Int) =
      address.family == .ipv6 ? (0x2001_0DB8_0000_00, 56) : (home == "main" ? 0x0A00 : 0x0A01, 16)
    if address.number >> UInt128(address.family.bits - own.length) == own.block,
      (best?.destination.length ?? 0) <= own.length
    {
      return "local"
    }
    guard let best else { return nil }
    guard case .part(let name) = best.target else { return "gone" }
    if name == "link", topology["link"]?.values["accepted"] != .flag(true) { return "gone" }
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

  private func subnet(of name: Name) -> Name {
    topology[name]?.values["subnets"]?.references.first ?? topology[name]?.parent ?? name
  }
  private func isBalancer(_ name: Name) -> Bool { topology[name]?.kind == "nlb" }
  private func hears(_ name: Name, _ port: UInt16) -> Bool {
    !isBalancer(name)
      || topology.parts(of: "listener").contains {
        $0.parent == name && $0.values["port"]?.description == "\(port)" && $0.values["protocol"] != .text("udp")
      }
  }
  private func vpc(of subnet: Name) -> Name { topology[subnet]?.parent ?? subnet }
  private func groups(_ name: Name) -> [Name] {
    topology[name]?.values["sg"]?.references ?? []
  }
  private func isPublic(_ name: Name) -> Bool {
    isBalancer(name) || topology[name]?.values["public-ip"] == .flag(true)
  }

  /// One address of each half of the subnet, which is as fine as the rules of the random designs go.
  private func addresses(_ name: Name, _ family: AddressFamily) -> [Address] {
    let place = topology[subnet(of: name)]
    guard case .network(let block)? = place?.values[family == .ipv4 ? "cidr" : "cidr6"] else { return [] }
    if family == .ipv6, isBalancer(name) { return [] }
    if family == .ipv6,
      place?.values["ipv6-on-launch"] != .flag(true) || topology["main"]?.values["ipv6"] != .flag(true)
    {
      return []
    }
    return [5, block.last - block.base - 3].map { Address(family: family, number: block.base + $0) }
  }
}
