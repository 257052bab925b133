import Reachability
import TestSupport
import Testing
import Topology

/// Small random designs, on which both engines have to agree and reachability has to be monotonic.
@Suite struct RandomDesignTests {
  /// A long run asks for more, by the environment.
  static let seeds: [UInt64] = Array(1...UInt64(TestSupport.count("CLOUDTUTOR_RANDOM_DESIGNS", otherwise: 250)))

  /// A random VPC with three subnets, four instances, and tables, ACLs and groups that know little of each
  /// other; often with IPv6, and always with another VPC to which a peering connection is asked for.
  static func script(_ random: inout SplitMix) -> String {
    let hasIPv6 = Int.random(in: 0..<3, using: &random) > 0
    var lines = ["add vpc main cidr=10.0.0.0/16" + (hasIPv6 ? " ipv6=yes" : "")]
    lines.append(Int.random(in: 0..<8, using: &random) == 0 ? "add igw gate" : "add igw gate in main")
    lines.append("add route-table {r0,r1} in main")
    lines.append("add nacl {n0,n1} in main")
    for index in 0..<3 {
      let table = ["", " route-table=r0", " route-table=r1"].randomElement(using: &random) ?? ""
      let acl = ["", "", " nacl=n0", " nacl=n1"].randomElement(using: &random) ?? ""
      let six = [" cidr6=2001:db8:0:\(index)::/64", ""].randomElement(using: &random) ?? ""
      let gives = six.isEmpty || Int.random(in: 0..<4, using: &random) == 0 ? "" : " ipv6-on-launch=yes"
      lines.append(
        "add subnet s\(index) in main az=\(["a", "c"][index % 2]) cidr=10.0.\(index).0/28" + table + acl + six + gives)
    }
    lines.append("add eigw door6 in main")
    lines += ["add vpc far cidr=10.1.0.0/16", "add subnet far-a in far az=a cidr=10.1.0.0/28"]
    let accepted = Int.random(in: 0..<5, using: &random) == 0 ? "" : " accepted=yes"
    lines.append("add peering link in main peer=far" + accepted)
    let back = ["10.0.0.0/16", "10.0.0.0/16", "10.0.0.0/23", "10.0.1.0/28", "10.0.2.8/29"].randomElement(using: &random)
    lines.append("route far.route-table \(back ?? "10.0.0.0/16") -> link")
    lines.append("add eip ip; add nat way in s\(Int.random(in: 0..<3, using: &random)) eip=ip")
    lines.append("add eip ip2; add nat lost in s0 eip=ip2")
    for table in ["main.route-table", "r0", "r1"] {
      let way = ["gate", "gate", "way", "lost", ""].randomElement(using: &random) ?? ""
      if !way.isEmpty, !(way == "gate" && lines[1] == "add igw gate") {
        lines.append("route \(table) 0.0.0.0/0 -> \(way)")
      }
      let there = ["10.1.0.0/16 -> link", "10.1.0.0/28 -> link", "10.0.0.0/8 -> link", ""].randomElement(using: &random)
      if let there, !there.isEmpty { lines.append("route \(table) \(there)") }
      let six = ["gate", "gate", "door6", "way", ""].randomElement(using: &random) ?? ""
      if !six.isEmpty, !(six == "gate" && lines[1] == "add igw gate") {
        lines.append("route \(table) ::/0 -> \(six)")
      }
      if Int.random(in: 0..<6, using: &random) == 0 { lines.append("route \(table) 2600:1f00::/32 -> lost") }
      let narrow = ["way", "lost", "", "", ""].randomElement(using: &random) ?? ""
      if !narrow.isEmpty { lines.append("route \(table) 198.51.100.0/24 -> \(narrow)") }
      if Int.random(in: 0..<3, using: &random) == 0 {
        lines.append("route \(table) 10.0.\(Int.random(in: 0..<3, using: &random)).0/28 -> lost")
      }
    }
    lines.append("remove lost")
    for group in ["g0", "g1", "g2"] {
      lines.append("add security-group \(group) in main" + (Bool.random(using: &random) ? " egress=none" : ""))
    }
    lines.append("add security-group g3 in far")
    // Else most groups would let nothing in, and most questions would end there.
    for group in ["g0", "g1", "g2", "g3"] {
      if Bool.random(using: &random) { lines.append("allow \(group) all from 0.0.0.0/0") }
      if Int.random(in: 0..<3, using: &random) == 0 { lines.append("allow \(group) all from ::/0") }
    }
    for _ in 0..<8 { lines.append(rule(&random)) }
    for index in 0..<12 { lines.append(entry(&random, 10 + index * 10)) }
    for index in 0..<4 {
      let group = ["g0", "g1", "g2", "g0,g1"].randomElement(using: &random) ?? "g0"
      let address = Bool.random(using: &random) ? " public-ip=yes" : ""
      lines.append("add ec2 i\(index) in s\(Int.random(in: 0..<3, using: &random)) sg=\(group)" + address)
    }
    lines.append("add ec2 i4 in far-a sg=g3")
    return lines.joined(separator: "\n") + "\n"
  }

  static func rule(_ random: inout SplitMix) -> String {
    let group = ["g0", "g1", "g2", "g3"].randomElement(using: &random) ?? "g0"
    let traffic = ["all", "tcp/80", "tcp/80-443", "tcp/443", "udp/80"].randomElement(using: &random) ?? "all"
    let peer = [
      "0.0.0.0/0", "0.0.0.0/0", "::/0", "10.0.0.0/16", "10.0.1.0/28", "10.0.2.8/29", "10.1.0.0/29", "2001:db8::/56",
      "2001:db8:0:1::/65", "2600:1f00::/24", "self", "g1", "g2", "g3",
    ].randomElement(using: &random)
    let words = Bool.random(using: &random) ? "allow \(group) \(traffic) from" : "allow \(group) out \(traffic) to"
    return words + " " + (peer ?? "self")
  }

  static func entry(_ random: inout SplitMix, _ number: Int, denies: Bool? = nil) -> String {
    let acl = ["n0", "n1"].randomElement(using: &random) ?? "n0"
    let traffic =
      ["all", "all", "tcp/80", "tcp/1024-65535", "tcp/32768-60999", "tcp/32768-40000", "tcp/49152-65535"]
      .randomElement(using: &random) ?? "all"
    let block = [
      "0.0.0.0/0", "0.0.0.0/0", "0.0.0.0/0", "::/0", "::/0", "10.0.0.0/16", "10.0.1.0/29", "10.0.0.8/29",
      "198.51.100.0/24", "10.1.0.0/28", "2001:db8:0:0::/63", "2001:db8:0:2:8000::/65", "2600:1f00::/32",
    ].randomElement(using: &random)
    let inbound = Bool.random(using: &random)
    let verb = denies ?? (Int.random(in: 0..<4, using: &random) == 0) ? "deny" : "allow"
    return "acl \(acl) \(inbound ? "in" : "out") \(number) \(verb) \(traffic) \(inbound ? "from" : "to") "
      + (block ?? "0.0.0.0/0")
  }

  /// A rule that is there already is refused, which leaves the design as it is.
  static func grow(_ design: Topology, _ statement: String) -> Topology {
    (try? Script.apply(statement, to: design)) ?? design
  }

  static func design(_ random: inout SplitMix) throws -> Topology {
    var design = Topology()
    for line in script(&random).split(separator: "\n") {
      if line.hasPrefix("allow") || line.hasPrefix("acl") {
        design = grow(design, String(line))
      } else {
        design = try Script.apply(String(line), to: design)
      }
    }
    return design
  }

  static let instances: [Name] = ["i0", "i1", "i2", "i3", "i4"]
  static let outside = [NaiveEngine.outside, NaiveEngine.outside6].compactMap { address in
    CIDR(address.family, containing: address.number, length: address.family.bits).map(Endpoint.network)
  }

  static let flows: [Flow] = instances.flatMap { one in
    [UInt16(80), 443].flatMap { port -> [Flow] in
      let traffic = Traffic.tcp(PortSet(port))
      let inside = instances.filter { $0 != one }.map { Flow(from: .part(one), to: .part($0), traffic) }
      return inside
        + outside.flatMap { [Flow(from: .part(one), to: $0, traffic), Flow(from: $0, to: .part(one), traffic)] }
    }
  }

  private static func address(_ endpoint: Endpoint) -> NaiveEngine.Address {
    if case .network(let block) = endpoint, block.family == .ipv6 { NaiveEngine.outside6 } else { NaiveEngine.outside }
  }

  static func naive(_ flow: Flow, _ engine: NaiveEngine) -> Verdict {
    guard case .tcp(let ports) = flow.traffic, let port = ports.ranges.first?.lowerBound else { return .unknown }
    return switch (flow.from.part, flow.to.part) {
    case (let client?, let server?): engine.between(client, server, port)
    case (let client?, nil): engine.outward(client, address(flow.to), port)
    case (nil, let server?): engine.inward(address(flow.from), server, port)
    case (nil, nil): .unknown
    }
  }

  @Test func bothEnginesAgree() throws {
    var seen: [Verdict: Int] = [:]
    for seed in Self.seeds {
      var random = SplitMix(state: seed)
      let design = try Self.design(&random)
      let (network, engine) = (Network(design), NaiveEngine(topology: design))
      for flow in Self.flows {
        let (mine, theirs) = (network.trace(flow).verdict, Self.naive(flow, engine))
        seen[mine, default: 0] += 1
        #expect(mine == theirs, "seed \(seed): \(flow)\n\(design.text)")
        #expect(mine == network.verdict(flow), "seed \(seed): \(flow), asked for the answer alone")
        if mine != theirs { return }
        if mine == .yes { #expect(Self.hasReply(flow, network, design), "seed \(seed): \(flow)") }
      }
    }
    #expect(seen[.yes, default: 0] > 500 && seen[.no, default: 0] > 500 && seen[.partly, default: 0] > 100)
  }

  /// Whether the way of a flow that works says how its answer comes back; inside a subnet nothing is asked.
  static func hasReply(_ flow: Flow, _ network: Network, _ design: Topology) -> Bool {
    let homes = [flow.from, flow.to].map { $0.part.flatMap { design[$0]?.parent } }
    return homes[0] == homes[1] || network.trace(flow).hops.contains { $0.isReply && $0.verdict == .yes }
  }

  /// What `reach` lists of a pair is what `trace` says of each port.
  @Test func reachSaysOfEachPortWhatTraceSays() throws {
    var (open, shut) = (0, 0)
    for seed in Self.seeds.prefix(90) {
      var random = SplitMix(state: seed &* 104_729)
      let design = try Self.design(&random)
      let network = Network(design)
      let reach = network.reach()
      for from in [Endpoint.internet] + Self.instances.map(Endpoint.part) {
        for to in Self.instances where from != .part(to) {
          let row = reach.first { $0.sources.contains(from) && $0.destinations.contains(to) }
          for port in [UInt16(22), 80, 443] {
            let isOpen = network.trace(Flow(from: from, to: .part(to), .tcp(PortSet(port)))).verdict != .no
            #expect(row?.tcp.contains(PortSet(port)) ?? false == isOpen, "seed \(seed): \(from) -> \(to) tcp/\(port)")
            if isOpen { open += 1 } else { shut += 1 }
          }
        }
      }
    }
    #expect(open > 300 && shut > 300)
  }

  private static func rank(_ verdict: Verdict) -> Int { verdict == .yes ? 2 : verdict == .partly ? 1 : 0 }

  @Test func anAllowNeverTakesAwayAndADenialNeverGives() throws {
    var changed = 0
    for seed in Self.seeds.prefix(140) {
      var random = SplitMix(state: seed &* 7919)
      let design = try Self.design(&random)
      let allows = (0..<3).flatMap { [Self.rule(&random), Self.entry(&random, 500 + $0, denies: false)] }
      let denials = (1..<4).map { Self.entry(&random, $0, denies: true) }
      let wider = Network(allows.reduce(design) { Self.grow($0, $1) })
      let narrower = Network(denials.reduce(design) { Self.grow($0, $1) })
      let network = Network(design)
      for flow in Self.flows {
        let verdict = Self.rank(network.trace(flow).verdict)
        let (more, less) = (Self.rank(wider.trace(flow).verdict), Self.rank(narrower.trace(flow).verdict))
        #expect(more >= verdict, "seed \(seed): \(flow)")
        #expect(less <= verdict, "seed \(seed): \(flow)")
        if more > verdict { changed += 1 }
        if less < verdict { changed += 1 }
      }
    }
    #expect(changed > 50)
  }
}
