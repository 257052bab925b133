import CommandLanguage
import HashTreeCollections
import Localization

/// What AWS refuses at once. What it accepts and what is wrong all the same is the checker's matter.
extension Topology {
  func check(_ resource: Resource, _ located: LocatedStatement, changed: Set<String>? = nil) throws(Diagnostic) {
    func isNew(_ key: String) -> Bool { changed?.contains(key) ?? true }
    if resource.kind == "subnet", isNew("cidr"), case .network(let block)? = resource.values["cidr"] {
      try check(block, of: resource, located)
    }
    if resource.kind == "igw", changed == nil, let vpc = resource.parent,
      let other = children(of: vpc, kind: "igw").first
    {
      throw Diagnostic(
        "second-gateway", Message("\(noun(vpc)) already has an internet gateway, `\(other.name)`; a VPC has one."),
        at: located.place("PARENT"))
    }
    if resource.kind == "peering", isNew("peer") { try checkPeers(of: resource, located) }
    if isNew("eip") || isNew("instance") { try checkAddresses(of: resource, located) }
    if resource.kind == "nat", isNew("mode") { try checkMode(of: resource, located) }
    if resource.kind == "listener", isNew("port") { try checkPort(of: resource, located) }
    if resource.kind == "target-group", isNew("health-path") { try checkHealthPath(of: resource, located) }
    if resource.kind == "record", isNew("type") || isNew("value") { try checkAnswer(of: resource, located) }
    if resource.kind == "eventbridge", isNew("schedule") { try checkSchedule(of: resource, located) }
    if resource.kind == "backup-plan", isNew("retention") || isNew("cold-after") {
      try checkColdStorage(of: resource, located)
    }
    if resource.kind == "s3", isNew("lifecycle") { try checkLifecycle(of: resource, located) }
    if resource.kind == "ecs-service", isNew("min-healthy") || isNew("max-healthy") {
      try checkDeployment(of: resource, located)
    }
    if resource.kind == "vpc", changed != nil, isNew("cidr") || isNew("more-cidrs") {
      for route in children(of: resource.name, kind: "route-table").flatMap({ routes(of: $0.name) }) {
        try check(route, beside: resource, located, at: isNew("cidr") ? "cidr" : "more-cidrs")
      }
    }
    if isNew("subnets") || isNew("sg") || isNew("route-table") || isNew("nacl") { try checkVPC(of: resource, located) }
    if case .number(let low, _)? = resource.values["min"], case .number(let high, _)? = resource.values["max"],
      resource.kind == "asg", isNew("min") && isNew("max"), low > high, changed != nil
    {
      throw Diagnostic(
        "min-max", Message("The minimum \(low) is above the maximum \(high)."), at: located.place("min"))
    }
  }

  private func check(_ block: CIDR, of subnet: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard let vpc = subnet.parent.flatMap({ resources[$0] }) else { return }
    let ranges = ranges(of: vpc)
    if !ranges.isEmpty, !ranges.contains(where: { $0.contains(block) }) {
      throw Diagnostic(
        "outside", Message("The block \(block) lies outside the range of \(noun(vpc.name)), \(ranges[0])."),
        at: located.place("cidr"), nearest: nextFreeBlock(in: vpc.name, length: block.length)?.description)
    }
    let taken = (childrenByParent[vpc.name] ?? []).filter { name in
      guard name != subnet.name, let other = resources[name], other.kind == "subnet",
        case .network(let taken)? = other.values["cidr"]
      else { return false }
      return taken.overlaps(block)
    }
    if let other = taken.min().flatMap({ resources[$0] }), case .network(let taken)? = other.values["cidr"] {
      throw Diagnostic(
        "overlap", Message("The block \(block) overlaps \(noun(other.name)), \(taken)."), at: located.place("cidr"),
        nearest: nextFreeBlock(in: vpc.name, length: block.length)?.description)
    }
  }

  /// Two VPCs that AWS does not peer: overlapping ones, a VPC with itself among them, and peers already.
  private func checkPeers(of peering: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard let home = peering.parent.flatMap({ resources[$0] }),
      let peer = peering.values["peer"]?.references.first.flatMap({ resources[$0] })
    else { return }
    for range in ranges(of: home) {
      guard let other = ranges(of: peer).first(where: { $0.overlaps(range) }) else { continue }
      throw Diagnostic(
        "overlap",
        Message(
          "\(noun(home.name)) has \(range), which overlaps \(other) of \(noun(peer.name)); AWS peers no such two."),
        at: located.place("peer"))
    }
    let ends = Set([home.name, peer.name])
    let peers = parts(of: "peering").first {
      $0.name != peering.name && Set(([$0.parent].compactMap { $0 }) + ($0.values["peer"]?.references ?? [])) == ends
    }
    if let peers {
      throw Diagnostic(
        "second-peering", Message("\(noun(peers.name)) connects these two VPCs already."), at: located.place("peer"))
    }
  }

  /// References that AWS admits only inside one VPC.
  private func checkVPC(of resource: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard let home = resource.parent.flatMap({ resources[$0] }).flatMap({ vpc(of: $0) }) else { return }
    for key in ["route-table", "nacl", "sg", "subnets"] {
      for name in resource.values[key]?.references ?? [] {
        guard let other = resources[name], let vpc = vpc(of: other), vpc != home else { continue }
        throw Diagnostic(
          "other-vpc", Message("\(noun(name)) belongs to \(noun(vpc)), not to \(noun(home))."), at: located.place(key))
      }
    }
  }

  func check(_ clause: Clause, _ located: LocatedStatement) throws(Diagnostic) {
    let clauses = clausesBySubject[clause.subject] ?? []
    if let other = clauses.taking(thePlaceOf: clause) {
      if other == clause {
        throw Diagnostic("already-said", Message("The design says this already."), at: located.span)
      }
      throw Diagnostic(
        "conflict", Message("There is already `\(other.text)`; take it back first."), at: located.span,
        nearest: other.withdrawal)
    }
    if case .route(let route) = clause, let vpc = resources[route.table]?.parent.flatMap({ resources[$0] }) {
      try check(route, beside: vpc, located, at: "CIDR")
    }
    if case .forward(let forward) = clause { try check(forward, located) }
  }

  /// The ranges of a VPC's private addresses.
  public func ranges(of vpc: Resource) -> [CIDR] {
    ["cidr", "more-cidrs"].flatMap { key -> [CIDR] in vpc.values[key].flatMap { [CIDR]($0) } ?? [] }
  }

  /// The first block of this length in a VPC that no subnet uses; nil when there is none.
  /// Walks the subnets once: O(s log s).
  public func nextFreeBlock(in vpc: Name, length: Int) -> CIDR? {
    guard let resource = resources[vpc] else { return nil }
    let taken = children(of: vpc, kind: "subnet")
      .compactMap { if case .network(let block)? = $0.values["cidr"] { block } else { nil } }.sorted()
    for range in ranges(of: resource) where (range.length...32).contains(length) {
      let step = UInt128(1) << UInt128(32 - length)
      var base = range.base
      for block in taken where block.last >= base && block.base < base + step {
        base = (block.last / step + 1) * step
      }
      if base <= UInt128(UInt32.max), let candidate = CIDR(.ipv4, containing: base, length: length),
        range.contains(candidate)
      {
        return candidate
      }
    }
    return nil
  }

  /// What names a part, said in words, and the statement that would stop it from doing so.
  func users(of name: Name) -> [(text: Message, mend: String)] {
    var users: [(text: Message, mend: String)] = []
    let implied = (resources[name].flatMap { ResourceKind.named($0.kind) }?.implied ?? []).map {
      name.implied($0.suffix)
    }
    let names = Set([name] + implied)
    for child in children(of: name) where !child.isImplied {
      users.append((noun(child.name), "remove \(child.name)"))
    }
    let referring = resources.values.filter { resource in
      !names.contains(resource.name) && resource.values.values.contains { $0.refers(toAny: names.contains) }
    }
    for resource in referring.sorted(by: { $0.name < $1.name }) {
      for (key, value) in resource.values.sorted(by: { $0.key < $1.key }) {
        guard let reference = value.references.first(where: names.contains) else { continue }
        if case .list(let list) = value, list.count > 1 {
          users.append((noun(resource.name), "set \(resource.name) \(key)-=\(reference)"))
        } else {
          users.append((noun(resource.name), "set \(resource.name) \(key)=none"))
        }
      }
    }
    let others = clausesBySubject.filter { subject, clauses in
      subject.part.map { !names.contains($0) } ?? true
        && clauses.contains { $0.references.contains(where: names.contains) }
    }
    for clause in others.keys.sorted().flatMap({ others[$0] ?? [] })
    where clause.references.contains(where: names.contains) {
      users.append((Message("`\(clause.text)`"), clause.withdrawal))
    }
    // A connection that starts at the part says what is meant, so it is not lost in silence either.
    for subject in names.sorted() {
      for case .connection(let connection) in clauses(of: .part(subject)) {
        users.append((Message("`\(connection.text)`"), connection.withdrawal))
      }
    }
    return users
  }
}
