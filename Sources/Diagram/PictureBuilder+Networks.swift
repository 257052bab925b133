import Localization
import Markdown
import Reachability
import Topology

extension PictureBuilder {
  /// Kinds that are ways out of a VPC.
  private static let gateways: Set<String> = ["igw", "eigw", "peering", "nat", "endpoint"]

  /// A VPC with its zones, and what belongs to it as a whole.
  func network(_ network: Resource, _ places: Places) -> Picture.Network {
    let members = places.inNetwork[network.name] ?? []
    let gateways = members.filter { Self.gateways.contains($0.kind) }
    let tables = topology.children(of: network.name, kind: "route-table")
    let rest = members.filter { $0.kind != "route-table" && !Self.gateways.contains($0.kind) }
    let spanning = places.spanning[network.name] ?? []
    let subnets = topology.children(of: network.name, kind: "subnet")
    let zones = Dictionary(grouping: subnets) { $0.values["az"]?.description }
    var box = Picture.Box(title: title(of: network), parts: [network.name])
    box.lines = lines(gateways) + spanningLines(spanning)
    box.boxes = zones.keys.sorted { ($0 ?? "~") < ($1 ?? "~") }.map { letter in
      zone(letter, zones[letter] ?? [], places, spanning.map { ($0.part.name, $0.subnets) })
    }
    box.footer = tableLines(tables) + lines(rest.filter { $0.kind == "security-group" }) + remainder(rest)
    box.isRow = true
    return Picture.Network(box: box, hasGateway: gateways.contains { $0.kind == "igw" })
  }

  /// One VPC of many, in a line.
  func summary(of network: Resource, _ places: Places) -> Picture.Line {
    let box = self.network(network, places).box
    let subnets = topology.children(of: network.name, kind: "subnet").count
    return Picture.Line(
      words(Message("\(title(of: network)): subnets: \(subnets), other parts: \(box.allParts.count - subnets - 1)")),
      parts: box.allParts)
  }

  // MARK: Zones and subnets

  private func zone(
    _ letter: String?, _ subnets: [Resource], _ places: Places, _ spanning: [(part: Name, subnets: [Name])]
  ) -> Picture.Box {
    let sorted = subnets.sorted {
      isPublic($0) != isPublic($1) ? isPublic($0) : order($0, $1)
    }
    var box = Picture.Box(title: words(title(ofZone: letter)))
    if subnets.count > Self.listed {
      box.lines = counts(sorted, places)
    } else if subnets.count > Self.framed {
      box.lines = sorted.map { subnet in
        let parts = places.inSubnet[subnet.name] ?? []
        let kind = words(kindOf(subnet))
        return Picture.Line(
          parts.isEmpty ? "\(title(of: subnet)), \(kind)" : "\(title(of: subnet)), \(kind): \(counted(parts))",
          parts: [subnet.name] + everything(parts))
      }
    } else {
      box.boxes = sorted.map { self.subnet($0, places.inSubnet[$0.name] ?? [], spanning) }
    }
    return box
  }

  private func title(ofZone letter: String?) -> Message {
    guard let letter else { return Message("no Availability Zone yet") }
    return letter == lostZone ? Message("Availability Zone \(letter), lost") : Message("Availability Zone \(letter)")
  }

  private func subnet(
    _ subnet: Resource, _ parts: [Resource], _ spanning: [(part: Name, subnets: [Name])]
  ) -> Picture.Box {
    var box = Picture.Box(title: title(of: subnet), parts: [subnet.name])
    box.told = words(topology.title(of: subnet)) + " " + box.title
    let table = reachability.exposure(of: subnet.name)?.table
    let follows = table.map { "\(words(kindOf(subnet))) (\($0))" } ?? words(kindOf(subnet))
    let unsaid = table.flatMap { topology[$0] }.map(label)
    box.lines =
      [tellsExposure ? follows : unsaid].compactMap { $0 }.map { Picture.Line($0, role: .note) } + lines(parts)
    let visitors = isLost(subnet) ? [] : spanning.filter { $0.subnets.contains(subnet.name) }.map(\.part)
    if !visitors.isEmpty {
      let names =
        visitors.count > Self.named
        ? words(Message("\(visitors.count) parts")) : visitors.map(\.description).joined(separator: ", ")
      box.lines.append(Picture.Line(drawn: "~ " + names, told: nil))
    }
    return box
  }

  private func counts(_ subnets: [Resource], _ places: Places) -> [Picture.Line] {
    [true, false].compactMap { kind in
      let some = subnets.filter { isPublic($0) == kind }
      guard let first = some.first else { return nil }
      let parts = some.flatMap { places.inSubnet[$0.name] ?? [] }
      let count = words(Message("\(some.count)x \(kindOf(first))"))
      return Picture.Line(
        parts.isEmpty ? count : count + ", " + counted(parts), parts: some.map(\.name) + everything(parts))
    }
  }

  private func kindOf(_ subnet: Resource) -> Message {
    if isLost(subnet) { return Message("lost with its zone") }
    return isPublic(subnet) ? Message("public subnet") : Message("private subnet")
  }

  private func isLost(_ subnet: Resource) -> Bool {
    lostZone != nil && topology.value(Attribute<String>("az"), of: subnet) == lostZone
  }

  private func isPublic(_ subnet: Resource) -> Bool { reachability.exposure(of: subnet.name)?.kind == .public }

  /// By address, then name.
  private func order(_ left: Resource, _ right: Resource) -> Bool {
    let blocks = [left, right].map { topology.value(Attribute<CIDR>("cidr"), of: $0) ?? .anyIPv6 }
    return blocks[0] != blocks[1] ? blocks[0] < blocks[1] : left.name < right.name
  }

  // MARK: What belongs to the VPC as a whole

  /// The parts that spread over subnets, marked there by the same sign.
  private func spanningLines(_ spanning: [(part: Resource, subnets: [Name])]) -> [Picture.Line] {
    guard !spanning.isEmpty else { return [] }
    let byKind = Dictionary(grouping: spanning, by: \.part.kind)
    let header = Picture.Line(drawn: words(Message("in several subnets, each marked ~:")), told: nil)
    return [header]
      + kindOrder(Array(byKind.keys)).flatMap { kind -> [Picture.Line] in
        let some = byKind[kind] ?? []
        guard some.count <= Self.named else {
          let parts = some.map(\.part)
          return [Picture.Line("~ " + counted(parts), parts: everything(parts))]
        }
        return some.map { part, subnets in
          let left = subnets.filter { name in topology[name].map { !isLost($0) } ?? false }
          let text = left.isEmpty ? label(part) + ", " + words(Message("lost with its zone")) : label(part)
          let places = left.map(\.description).joined(separator: ", ")
          return Picture.Line(
            drawn: "~ " + text, told: left.isEmpty ? text : "\(text): \(places)", parts: everything([part]))
        }
      }
  }

  /// Route tables with their routes, since these decide what is public. A table that AWS made is named only
  /// where it has routes or subnets that follow it show its name.
  private func tableLines(_ tables: [Resource]) -> [Picture.Line] {
    let told = tables.filter { !$0.isImplied || !topology.routes(of: $0.name).isEmpty }
    guard told.count <= Self.named else {
      let stated = told.filter { !$0.isImplied }
      return stated.isEmpty ? [] : [Picture.Line(counted(stated), parts: everything(stated))]
    }
    return told.map { table in
      let holes = blackHoles(of: table)
      let routes = topology.routes(of: table.name).map { route -> String in
        let text = "\(route.destination)\u{A0}->\u{A0}\(route.target)"
        let isHole = route.target.part.map(holes.contains) ?? true
        return isHole ? text + " (" + words(Message("black hole")) + ")" : text
      }
      let text = label(table)
      return Picture.Line(
        routes.isEmpty ? text : text + ": " + routes.joined(separator: ", "), parts: table.isImplied ? [] : [table.name]
      )
    }
  }

  /// The parts to which routes of a table lead in vain, as those see it who follow it.
  private func blackHoles(of table: Resource) -> Set<Name> {
    let followers = topology.children(of: table.parent ?? table.name, kind: "subnet")
      .lazy.compactMap { reachability.effectiveRoutes(of: $0.name) }.first { $0.table == table.name }
    let holes = (followers?.entries ?? []).compactMap { entry -> Name? in
      if case .blackHole(let name) = entry.target { name } else { nil }
    }
    return Set(holes)
  }

  /// Parts of a VPC that the picture only counts.
  private func remainder(_ parts: [Resource]) -> [Picture.Line] {
    let rest = parts.filter { $0.kind != "security-group" }
    return rest.isEmpty ? [] : [Picture.Line(words(Message("also: \(counted(rest))")), parts: everything(rest))]
  }
}
