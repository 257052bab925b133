import CommandLanguage
import Localization
public import Topology

extension Network {
  /// The routes that a subnet follows; nil when there is no such subnet, or its zone is lost.
  public func effectiveRoutes(of subnet: Name) -> EffectiveRoutes? {
    guard let subnet = subnets[subnet] else { return nil }
    return effectiveRoutes(of: subnet)
  }

  func effectiveRoutes(of subnet: Subnet) -> EffectiveRoutes {
    EffectiveRoutes(
      subnet: subnet.name, vpc: subnet.vpc, table: subnet.table, isMain: subnet.isMain,
      isStated: subnet.isStated, entries: routes[subnet.table] ?? [])
  }

  /// Whether a route's target carries nothing for its table's VPC: it is gone, detached or not accepted.
  public func isBlackHole(_ route: Route) -> Bool {
    (routes[route.table] ?? []).contains { $0.destination == .block(route.destination) && !$0.leadsSomewhere }
  }

  /// Whether a subnet is public or private; nil when there is no such subnet, or its zone is lost.
  public func exposure(of subnet: Name) -> Exposure? {
    guard let subnet = subnets[subnet] else { return nil }
    let routes = effectiveRoutes(of: subnet)
    let defaults = [CIDR.anyIPv4, .anyIPv6].compactMap { block in
      routes.entries.first { $0.destination == .block(block) }
    }
    let outward = defaults.first { isAttachedGateway($0.target, to: subnet.vpc) }
    let route = outward ?? defaults.first
    var gateway: Name?
    if case .part(let name)? = route?.target { gateway = name }
    return Exposure(
      kind: outward == nil ? .private : .public, table: subnet.table, route: route, gateway: gateway)
  }

  private func isAttachedGateway(_ target: EffectiveRoutes.Entry.Target, to vpc: Name) -> Bool {
    guard case .part(let name) = target else { return false }
    return topology[name]?.kind == "igw" && topology[name]?.parent == vpc
  }

  /// The routes of every table, those of gateway endpoints and the local ones among them.
  static func routes(
    _ topology: Topology, _ vpcs: [Name: VPC], _ peerings: [Name: Peering],
    _ transitGateways: [Name: TransitGateway], _ lostSubnets: Set<Name>
  ) -> [Name: [EffectiveRoutes.Entry]] {
    var lists: [Name: [EffectiveRoutes.Entry]] = [:]
    for part in topology.parts(of: "endpoint") where isGatewayEndpoint(part, topology) {
      guard let service = topology.value(Attribute<String>("service"), of: part) else { continue }
      for table in topology.value(Attribute<[Name]>("route-tables"), of: part) ?? []
      where topology[table]?.parent == part.parent {
        lists[table, default: []].append(
          EffectiveRoutes.Entry(
            destination: .prefixList("pl-" + service), target: .part(part.name), origin: topology.origin(of: part.name))
        )
      }
    }
    var result: [Name: [EffectiveRoutes.Entry]] = [:]
    for table in topology.parts(of: "route-table") {
      guard let vpc = table.parent.flatMap({ vpcs[$0] }) else { continue }
      let local = vpc.blocks.map { EffectiveRoutes.Entry(destination: .block($0), target: .local, origin: nil) }
      let stated = topology.routes(of: table.name).map { route in
        EffectiveRoutes.Entry(
          destination: .block(route.destination),
          target: target(route.target, vpc, topology, peerings, transitGateways, lostSubnets),
          origin: topology.origin(of: .route(route)))
      }
      // Stable by construction: a local route stands before a stated one of the same length.
      let blocks = (local + stated).enumerated().sorted { first, second in
        let (a, b) = (first.element.prefixLength, second.element.prefixLength)
        return a != b ? a > b : first.offset < second.offset
      }
      result[table.name] = (lists[table.name] ?? []) + blocks.map(\.element)
    }
    return result
  }

  /// Where a route leads: a gateway of another VPC, or what is gone or not accepted, is a black hole.
  private static func target(
    _ target: Route.Target, _ vpc: VPC, _ topology: Topology, _ peerings: [Name: Peering],
    _ transitGateways: [Name: TransitGateway], _ lostSubnets: Set<Name>
  ) -> EffectiveRoutes.Entry.Target {
    guard case .part(let name) = target else { return .blackHole(goneName(target)) }
    guard let part = topology[name] else { return .blackHole(name) }
    switch part.kind {
    case "igw", "eigw": return part.parent == vpc.name ? .part(name) : .blackHole(name)
    case "transit-gateway":
      return transitGateways[name]?.attachments[vpc.name] == nil ? .blackHole(name) : .part(name)
    case "peering":
      guard let peering = peerings[name], peering.isActive, peering.farEnd(from: vpc.name) != nil else {
        return .blackHole(name)
      }
      return .part(name)
    default:
      if let parent = part.parent, lostSubnets.contains(parent) { return .blackHole(name) }
      return topology.vpc(of: part) == vpc.name ? .part(name) : .blackHole(name)
    }
  }

  private static func goneName(_ target: Route.Target) -> Name {
    switch target {
    case .part(let name), .gone(let name): name
    }
  }
}
