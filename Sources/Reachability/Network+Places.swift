import Synchronization
public import Topology

extension Network {
  /// The value that holds for a server, its launch template's where it says none itself.
  private func setting<Wrapped: AttributeValue>(_ key: String, _ part: Resource, as: Wrapped.Type = Wrapped.self)
    -> Wrapped?
  {
    if let value = part.values[key] { return Wrapped(value) }
    if let template = part.values["launch-template"]?.references.first.flatMap({ topology[$0] }),
      let value = template.values[key]
    {
      return Wrapped(value)
    }
    return topology.value(Attribute<Wrapped>(key), of: part)
  }

  /// The security groups of a part: those that it names, else its VPC's default group. Empty for
  /// parts that no group filters, such as NAT gateways, and where nothing says the VPC.
  public func groups(of name: Name) -> [Name] {
    guard let part = topology[name], !isGatewayEndpoint(part) else { return [] }
    let presence = Presence.of(part.kind)
    switch presence.groups {
    case .none: return []
    case .ownOrParents where part.values["sg"] == nil: return part.parent.map { groups(of: $0) } ?? []
    case .own, .ownOrDefault, .ownOrParents:
      if let groups: [Name] = setting("sg", part), !groups.isEmpty { return groups }
      if case .own = presence.groups { return [] }
      guard let group = vpc(of: part)?.implied("security-group"), topology[group] != nil else { return [] }
      return [group]
    }
  }

  /// The VPC in which a part stands, by its place or by the subnets that it names; nil where nothing says it.
  public func vpc(of part: Resource) -> Name? {
    if let vpc = topology.vpc(of: part) { return vpc }
    for subnet in statedSubnets(of: part) {
      if let vpc = topology[subnet]?.parent { return vpc }
    }
    return nil
  }

  /// The subnets in which a part stands or may stand: an instance's and a zonal NAT gateway's one,
  /// those of an Auto Scaling group, load balancer, function or interface endpoint, and every one of a
  /// database's or cache's subnet group. Subnets of a lost zone are left out.
  public func subnets(of name: Name) -> [Name] {
    guard let part = topology[name] else { return [] }
    if part.kind == "vpc" { return vpcs[name]?.subnets ?? [] }
    if case .parent = Presence.of(part.kind).place { return standing(part) }
    if let known = memory.withLock({ $0.subnets[name] }) { return known }
    let found = standing(part)
    memory.withLock { $0.subnets[name] = found }
    return found
  }

  private func standing(_ part: Resource) -> [Name] {
    statedSubnets(of: part).filter { subnets[$0] != nil }
  }

  /// The same, whether they are lost or not.
  func statedSubnets(of part: Resource) -> [Name] {
    switch Presence.of(part.kind).place {
    case .nowhere: return []
    case .itself: return [part.name]
    case .parent: return part.parent.map { topology[$0]?.kind == "subnet" ? [$0] : [] } ?? []
    case .named(let key): return topology.value(Attribute<[Name]>(key), of: part) ?? []
    case .group(let key): return inFixedZone(part, subnets(ofGroup: key, part))
    case .groupOfMembers(let kind):
      let all = subnets(ofGroup: "subnet-group", part)
      let members = memberZones(part, kind)
      guard !members.isEmpty, !members.contains(nil) else { return all }
      return all.filter { members.contains(subnet(anyway: $0)?.zone) }
    case .asParent:
      // Where the parent may stand, not where it was told to; what stands in another Region is in none of its subnets.
      guard let parent = part.parent.flatMap({ topology[$0] }), !isAbroad(part) else { return [] }
      switch Presence.of(parent.kind).place {
      case .group(let key): return inFixedZone(part, subnets(ofGroup: key, parent))
      case .groupOfMembers: return inFixedZone(part, subnets(ofGroup: "subnet-group", parent))
      default: return []
      }
    }
  }

  /// Whether a part is told to stand in another Region than the design's.
  public func isAbroad(_ part: Resource) -> Bool {
    topology.value(Attribute<String>("region"), of: part).map { $0 != topology.region } ?? false
  }

  /// The letters of the zones in which a part's children of a kind were told to stand; nil for AWS's choice.
  private func memberZones(_ part: Resource, _ kind: String) -> [String?] {
    topology.children(of: part.name, kind: kind).map { topology.value(Attribute<String>("az"), of: $0) }
  }

  private func subnets(ofGroup key: String, _ part: Resource) -> [Name] {
    let group = topology.value(Attribute<Name>(key), of: part).flatMap { topology[$0] }
    return group.map { statedSubnets(of: $0) } ?? []
  }

  /// Those in the zone that a part without a standby was told to stand in.
  private func inFixedZone(_ part: Resource, _ subnets: [Name]) -> [Name] {
    guard !keepsOtherZones(part), let zone = topology.value(Attribute<String>("az"), of: part) else { return subnets }
    return subnets.filter { subnet(anyway: $0)?.zone == zone }
  }

  private func isGatewayEndpoint(_ part: Resource) -> Bool {
    part.kind == "endpoint" && Self.isGatewayEndpoint(part, topology)
  }

  private func subnet(anyway name: Name) -> Subnet? {
    subnets[name] ?? topology[name].flatMap { Subnet($0, in: topology) }
  }

  /// Whether a part goes on when one of its zones is lost.
  func keepsOtherZones(_ part: Resource) -> Bool {
    switch Presence.of(part.kind).survival {
    case .everyZone: return true
    case .byMembers(let kind):
      // AWS spreads those of which it chooses the zone.
      let zones = memberZones(part, kind)
      return zones.count > 1 && (zones.contains(nil) || Set(zones).count > 1)
    case .byStandby:
      // AWS spreads a serverless cache over the zones of its subnets.
      if topology.value(Attribute<String>("mode"), of: part) == "serverless" { return true }
    }
    return switch topology.value(Attribute<Value>("multi-az"), of: part) {
    case .flag(let flag)?: flag
    case .text(let word)?: word != "no"
    default: false
    }
  }

  /// The letters of the Availability Zones in which a part stands or may stand, in order.
  public func zones(of name: Name) -> [String] {
    Set(subnets(of: name).compactMap { subnets[$0]?.zone }).sorted()
  }

  /// The classes of interfaces of a part, one a subnet; empty when it has no place in a VPC.
  public func interfaces(of name: Name) -> [Interface] {
    if let known = memory.withLock({ $0.interfaces[name] }) { return known }
    let found = findInterfaces(of: name)
    memory.withLock { $0.interfaces[name] = found }
    return found
  }

  private func findInterfaces(of name: Name) -> [Interface] {
    guard let part = topology[name], !isGatewayEndpoint(part) else { return [] }
    let presence = Presence.of(part.kind)
    guard let role = presence.role else { return [] }
    let ports = presence.ports.range(image: setting("ami", part))
    let groups = groups(of: name)
    return subnets(of: name).compactMap { subnets[$0] }.map { subnet in
      var own = groups
      let hasIPv6 = hasIPv6(part, presence, in: subnet)
      if own.isEmpty, case .ownOrDefault = presence.groups { own = [subnet.vpc.implied("security-group")] }
      return Interface(
        role: role, vpc: subnet.vpc, subnet: subnet.name, zone: subnet.zone, groups: own,
        hasPublicAddress: hasPublicAddress(part, presence, in: subnet),
        hasPublicIPv6Address: hasIPv6 && isOpenToIPv6(part, presence), ephemeralPorts: ports,
        addresses: hasIPv6 ? subnet.addresses : subnet.addresses.intersection(.ipv4))
    }
  }

  private func hasPublicAddress(_ part: Resource, _ presence: Presence, in subnet: Subnet) -> Bool {
    switch presence.address {
    case .never: return false
    case .atLaunch:
      if elasticIPs[part.name] != nil { return true }
      return setting("public-ip", part) ?? subnet.givesPublicAddresses
    case .byScheme:
      return topology.value(Attribute<String>("scheme"), of: part) == "internet-facing"
        && topology.value(Attribute<String>("ip-type"), of: part) != "dualstack-without-public-ipv4"
    case .ofNAT: return isPublicNAT(part)
    case .flag(let key): return topology.value(Attribute<Bool>(key), of: part) == true
    }
  }

  /// Whether its interfaces get IPv6 addresses in a subnet that has some.
  private func hasIPv6(_ part: Resource, _ presence: Presence, in subnet: Subnet) -> Bool {
    switch presence.ipv6 {
    case .never: false
    case .atLaunch: setting("ipv6", part) ?? subnet.givesIPv6Addresses
    case .byType: topology.value(Attribute<String>("ip-type"), of: part) != "ipv4"
    case .outwardByFlag: topology.value(Attribute<Bool>("ipv6"), of: part) == true
    }
  }

  private func isOpenToIPv6(_ part: Resource, _ presence: Presence) -> Bool {
    switch presence.ipv6 {
    case .atLaunch: true
    case .byType: topology.value(Attribute<String>("scheme"), of: part) == "internet-facing"
    case .never, .outwardByFlag: false
    }
  }

  /// Whether a NAT gateway has the public address that leading to the internet takes.
  func isPublicNAT(_ part: Resource) -> Bool {
    guard topology.value(Attribute<String>("connectivity"), of: part) != "private" else { return false }
    return isRegionalNAT(part) || !(topology.value(Attribute<[Name]>("eip"), of: part) ?? []).isEmpty
  }

  /// Whether a NAT gateway stands in the VPC itself and serves every zone.
  func isRegionalNAT(_ part: Resource) -> Bool { part.parent.flatMap { topology[$0]?.kind } == "vpc" }
}
