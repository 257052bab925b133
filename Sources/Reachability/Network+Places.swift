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

  /// The kinds whose interfaces security groups filter.
  private static let groupedKinds: Set<String> = [
    "ec2", "asg", "launch-template", "alb", "rds", "replica", "cache", "endpoint", "lambda",
  ]

  /// The security groups of a part: those that it names, else its VPC's default group. Empty for
  /// parts that no group filters, such as NAT gateways, and where nothing says the VPC.
  public func groups(of name: Name) -> [Name] {
    guard let part = topology[name], Self.groupedKinds.contains(part.kind) else { return [] }
    if part.kind == "endpoint", Self.isGatewayEndpoint(part, topology) { return [] }
    if part.kind == "replica", part.values["sg"] == nil { return part.parent.map { groups(of: $0) } ?? [] }
    if let groups: [Name] = setting("sg", part), !groups.isEmpty { return groups }
    guard let group = vpc(of: part)?.implied("security-group"), topology[group] != nil else { return [] }
    return [group]
  }

  /// The VPC in which a part stands, by its place or by the subnets that it names; nil where nothing says it.
  public func vpc(of part: Resource) -> Name? {
    topology.vpc(of: part) ?? statedSubnets(of: part).lazy.compactMap { topology[$0]?.parent }.first
  }

  /// The subnets in which a part stands or may stand: an instance's and a zonal NAT gateway's one,
  /// those of an Auto Scaling group, load balancer, function or interface endpoint, and every one of a
  /// database's or cache's subnet group. Subnets of a lost zone are left out.
  public func subnets(of name: Name) -> [Name] {
    guard let part = topology[name] else { return [] }
    if part.kind == "vpc" { return vpcs[name]?.subnets ?? [] }
    return statedSubnets(of: part).filter { subnets[$0] != nil }
  }

  /// The same, whether they are lost or not.
  func statedSubnets(of part: Resource) -> [Name] {
    switch part.kind {
    case "subnet": return [part.name]
    case "asg", "alb", "lambda", "endpoint", "db-subnet-group", "cache-subnet-group":
      return topology.value(Attribute<[Name]>("subnets"), of: part) ?? []
    case "rds", "cache":
      let group = topology.value(Attribute<Name>("subnet-group"), of: part).flatMap { topology[$0] }
      let all = group.map { statedSubnets(of: $0) } ?? []
      guard let zone = fixedZone(of: part) else { return all }
      return all.filter { subnet(anyway: $0)?.zone == zone }
    case "replica":
      let all = part.parent.flatMap { topology[$0] }.flatMap { topology.value(Attribute<Name>("subnet-group"), of: $0) }
        .flatMap { topology[$0] }.map { statedSubnets(of: $0) }
      guard let zone = fixedZone(of: part) else { return all ?? [] }
      return (all ?? []).filter { subnet(anyway: $0)?.zone == zone }
    default:
      guard let parent = part.parent, topology[parent]?.kind == "subnet" else { return [] }
      return [parent]
    }
  }

  private func subnet(anyway name: Name) -> Subnet? {
    subnets[name] ?? topology[name].flatMap { Subnet($0, in: topology) }
  }

  /// The zone that a database without a standby was told to stand in.
  private func fixedZone(of part: Resource) -> String? {
    keepsOtherZones(part) ? nil : topology.value(Attribute<String>("az"), of: part)
  }

  /// Whether a database or cache goes on when one of its zones is lost.
  func keepsOtherZones(_ part: Resource) -> Bool {
    switch topology.value(Attribute<Value>("multi-az"), of: part) {
    case .flag(let flag)?: flag
    case .text(let word)?: word != "no"
    default: part.kind != "rds" && part.kind != "replica" && part.kind != "cache"
    }
  }

  /// The letters of the Availability Zones in which a part stands or may stand, in order.
  public func zones(of name: Name) -> [String] {
    Set(subnets(of: name).compactMap { subnets[$0]?.zone }).sorted()
  }

  /// The classes of interfaces of a part, one a subnet; empty when it has no place in a VPC.
  public func interfaces(of name: Name) -> [Interface] {
    guard let part = topology[name] else { return [] }
    if part.kind == "endpoint", Self.isGatewayEndpoint(part, topology) { return [] }
    let (role, ports) = character(of: part)
    guard let role else { return [] }
    return subnets(of: name).compactMap { subnets[$0] }.map { subnet in
      let groups = groups(of: name)
      return Interface(
        role: role, vpc: subnet.vpc, subnet: subnet.name, zone: subnet.zone,
        groups: groups.isEmpty && Self.groupedKinds.contains(part.kind)
          ? [subnet.vpc.implied("security-group")] : groups,
        hasPublicAddress: hasPublicAddress(part, in: subnet), ephemeralPorts: ports, addresses: subnet.addresses)
    }
  }

  private func character(of part: Resource) -> (Interface.Role?, PortSet) {
    switch part.kind {
    case "ec2", "asg":
      let image: String? = setting("ami", part)
      return (.instance, image?.hasPrefix("windows") == true ? Interface.windowsPorts : Interface.linuxPorts)
    case "alb": return (.loadBalancer, Interface.widePorts)
    case "nat": return (.natGateway, Interface.widePorts)
    case "lambda", "endpoint": return (.service, Interface.widePorts)
    case "rds", "replica", "cache": return (.service, Interface.linuxPorts)
    default: return (nil, .all)
    }
  }

  private func hasPublicAddress(_ part: Resource, in subnet: Subnet) -> Bool {
    switch part.kind {
    case "ec2", "asg":
      if elasticIPs[part.name] != nil { return true }
      return setting("public-ip", part) ?? subnet.givesPublicAddresses
    case "alb":
      return topology.value(Attribute<String>("scheme"), of: part) == "internet-facing"
        && topology.value(Attribute<String>("ip-type"), of: part) != "dualstack-without-public-ipv4"
    case "nat": return isPublicNAT(part)
    case "rds": return topology.value(Attribute<Bool>("public"), of: part) == true
    default: return false
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
