import Localization
import Reachability
import Topology

/// Every entry of a network ACL can decide something: none stands behind entries that take all that it
/// speaks of. Two entries of one number, which AWS refuses, the language refuses too.
///
/// Source: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html
enum ACLEntriesAreReached: Rule {
  static let code = "NACL-02"
  static let pillar = Pillar.operations
  static let covers = ["tier.net.subnets"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let lists = topology.parts(of: "nacl").map { ($0, topology.entries(of: $0.name)) }.filter { !$0.1.isEmpty }
    guard !lists.isEmpty else { return .doesNotApply(Message("No network ACL has entries of its own.")) }
    return .found(
      lists.flatMap { acl, entries in
        [Direction.inbound, .outbound].flatMap { direction in
          findings(acl, entries.filter { $0.direction == direction }, topology)
        }
      })
  }

  /// What entries took before, by block: a block that contains another is found by shortening the other.
  private struct Taken {
    /// The entries of a block, by number. AWS allows 20 entries each way, 40 on request.
    private var entries: [CIDR: [ACLEntry]] = [:]

    mutating func insert(_ entry: ACLEntry) { entries[entry.network, default: []].append(entry) }

    /// The entries that speak of every address of an entry, by number.
    func wider(than entry: ACLEntry) -> [ACLEntry] {
      let network = entry.network
      return (0...network.length).flatMap { length in
        CIDR(network.family, containing: network.base, length: length).flatMap { entries[$0] } ?? []
      }.sorted { $0.number < $1.number }
    }
  }

  private static func findings(_ acl: Resource, _ entries: [ACLEntry], _ topology: Topology) -> [Finding] {
    var taken = Taken()
    let numbers = Set(entries.map(\.number))
    // The VPC's own list allows everything by entry 100, unless that was replaced.
    let standing = acl.isImplied && !numbers.contains(100) ? 100 : nil
    return entries.sorted { $0.number < $1.number }.compactMap { entry in
      defer { taken.insert(entry) }
      if let standing, entry.number > standing {
        return finding(acl, entry, by: standing, allowing: true, numbers.union([standing]), topology)
      }
      let before = taken.wider(than: entry)
      guard isCovered(entry.traffic, by: before) else { return nil }
      guard let covering = before.first(where: { $0.traffic.contains(entry.traffic) }) ?? before.first else {
        return nil
      }
      return finding(acl, entry, by: covering.number, allowing: covering.allows, numbers, topology)
    }
  }

  private static func isCovered(_ traffic: Traffic, by entries: [ACLEntry]) -> Bool {
    if entries.contains(where: { $0.traffic.contains(traffic) }) { return true }
    switch traffic {
    case .tcp(let ports): return entries.reduce(PortSet([])) { $0.union($1.traffic.tcpPorts) }.contains(ports)
    case .udp(let ports):
      let taken = entries.reduce(PortSet([])) { taken, entry in
        if case .udp(let ports) = entry.traffic { taken.union(ports) } else { taken }
      }
      return taken.contains(ports)
    case .all, .icmp: return false
    }
  }

  private static func finding(
    _ acl: Resource, _ entry: ACLEntry, by number: Int, allowing: Bool, _ taken: Set<Int>, _ topology: Topology
  ) -> Finding {
    let withdrawal = Clause.entry(entry).withdrawal
    let (side, name) = (entry.direction.rawValue, topology.noun(acl.name))
    let (own, first) = (entry.number.description, number.description)
    guard entry.allows != allowing else {
      return finding(
        .medium, [acl.name], at: topology.origin(of: .entry(entry)),
        Message(
          "Entry \(side) \(own) of \(name) is never asked: entry \(first) before it takes all that it speaks of, and says the same."
        ), mend: [withdrawal])
    }
    let free = (1..<number).last { !taken.contains($0) }
    let words = entry.direction == .inbound ? "from" : "to"
    let again = free.map {
      "acl \(acl.name) \(side) \($0) \(entry.allows ? "allow" : "deny") \(entry.traffic) \(words) \(entry.network)"
    }
    return finding(
      .medium, [acl.name], at: topology.origin(of: .entry(entry)),
      entry.allows
        ? Message(
          "Entry \(side) \(own) of \(name) allows nothing: entry \(first) before it denies all that it speaks of.")
        : Message(
          "Entry \(side) \(own) of \(name) stops nothing: entry \(first) before it lets through all that it speaks of."
        ), mend: again.map { isMeant(withdrawal, $0, entry, topology) ? [withdrawal, $0] : [withdrawal] } ?? [])
  }

  /// Whether what the design states is as possible as it was with an entry in another place.
  private static func isMeant(_ withdrawal: String, _ again: String, _ entry: ACLEntry, _ topology: Topology) -> Bool {
    guard !entry.allows, let moved = try? Script.apply("\(withdrawal)\n\(again)", to: topology) else { return true }
    func lost(_ topology: Topology) -> Int {
      if case .broken(let found) = ConnectionsArePossible.check(Design(topology)) { found.count } else { 0 }
    }
    return lost(moved) <= lost(topology)
  }

  private static let list = """
    add vpc main cidr=10.0.0.0/16
    add nacl guard in main

    """

  static let failing = [
    // Numbers count, not the order in which entries are said.
    RuleExample(
      list + """
        acl guard in 200 deny tcp/443 from 198.51.100.0/24  # NACL-02
        acl guard in 100 allow tcp/443 from 0.0.0.0/0
        """),
    RuleExample(
      list + """
        acl guard in 100 allow tcp/443 from 0.0.0.0/0
        acl guard in 200 deny tcp/443 from 198.51.100.0/24  # NACL-02
        """),
    RuleExample(
      list + """
        acl guard out 100 allow all to 10.0.0.0/16
        acl guard out 110 allow tcp/1024-65535 to 10.0.10.0/24  # NACL-02
        """),
    RuleExample(
      list + """
        acl guard in 100 allow tcp/0-1023 from 0.0.0.0/0
        acl guard in 110 allow tcp/1024-65535 from 0.0.0.0/0
        acl guard in 120 allow tcp/1000-2000 from 10.0.0.0/16  # NACL-02
        """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      acl main.nacl in 200 deny tcp/22 from 0.0.0.0/0  # NACL-02
      """),
  ]

  static let passing = [
    RuleExample(
      list + """
        acl guard in 90 deny tcp/443 from 198.51.100.0/24
        acl guard in 100 allow tcp/443 from 0.0.0.0/0
        acl guard in 110 allow tcp/1024-65535 from 0.0.0.0/0
        acl guard out 100 allow tcp/443 to 0.0.0.0/0
        """)
  ]
}
