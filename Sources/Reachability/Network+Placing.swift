import Localization
public import Topology

extension Network {
  /// The services that parts without network interfaces belong to.
  private static let services = [
    "s3": "s3", "dynamodb": "dynamodb", "secret": "secretsmanager", "kms-key": "kms", "sqs": "sqs", "sns": "sns",
    "log-group": "logs", "kinesis": "kinesis-streams", "step-functions": "states", "athena": "athena",
  ]

  /// What an end of a flow is.
  ///
  /// - Parameter other: the other end, whose VPC says what addresses mean.
  func place(_ endpoint: Endpoint, other: Endpoint) -> Place {
    switch endpoint {
    case .internet: return .outside(outside(other, .internet), Message("the internet"))
    case .service(let service): return .service(service)
    case .network(let block): return place(block, other)
    case .part(let name): return place(name, other)
    }
  }

  private func place(_ name: Name, _ other: Endpoint) -> Place {
    guard let part = topology[name] else {
      return .nowhere(
        .unknown,
        hop(.start, name, .unknown, code: .noSourceOrDestination, Message("Nothing in this design is named `\(name)`."))
      )
    }
    if let service = Self.services[part.kind] {
      // No endpoint and no prefix list of this Region leads to a bucket of another.
      let region = isAbroad(part) ? topology.value(Attribute<String>("region"), of: part) : nil
      return .service(region.map { "\(service).\($0)" } ?? service)
    }
    if part.kind == "endpoint", Self.isGatewayEndpoint(part, topology) {
      return .service(topology.value(Attribute<String>("service"), of: part) ?? "")
    }
    if part.kind == "igw" { return .outside(outside(other, .internet), Message("the internet")) }
    if part.kind == "cloudfront" { return .outside(AddressSet(prefixList: "pl-cloudfront"), Message("CloudFront")) }
    if part.kind == "subnet", let subnet = subnets[name] { return .inside([station(subnet, subnet.addresses)]) }
    if part.kind == "lambda", statedSubnets(of: part).isEmpty { return .outside(.internet, .verbatim("`\(name)`")) }
    if part.kind == "nat", isRegionalNAT(part) {
      return .nowhere(
        .no,
        hop(
          .natGateway, name, .no, code: .natRequiresInnerSource,
          Message(
            "The regional NAT gateway `\(name)` neither begins connections nor takes them; it passes on those of its VPC's subnets."
          )))
    }
    let stations = interfaces(of: name).map { Walk.Station(part: name, interface: $0) }
    guard stations.isEmpty else { return .inside(stations) }
    if let zone = lostZone, !statedSubnets(of: part).isEmpty {
      return .nowhere(
        .no,
        hop(.start, name, .no, code: .noSourceOrDestination, Message("Zone `\(zone)` is lost, and `\(name)` with it.")))
    }
    let reason =
      isAbroad(part)
      ? Message("`\(name)` stands in another Region, of whose networks the design says nothing.")
      : Message("`\(name)` has no place in a subnet, so nothing can be said of its network.")
    return .nowhere(.unknown, hop(.start, name, .unknown, reason))
  }

  /// Whether a distribution reaches a part inside its VPC, without a public address.
  public func isVPCOrigin(_ target: Name?, of distribution: Name?) -> Bool {
    guard let target, let distribution, topology[distribution]?.kind == "cloudfront" else { return false }
    return topology.forwards(of: distribution).contains {
      $0.target.part == target && $0.values["vpc-origin"] == .flag(true)
    }
  }

  /// Addresses are a subnet's where the other end's VPC or one peered with it has them, else they are outside.
  private func place(_ block: CIDR, _ other: Endpoint) -> Place {
    let addresses = AddressSet(block)
    func has(_ vpc: VPC) -> Bool { !vpc.addresses.intersection(addresses).isEmpty }
    let own = other.part.flatMap { topology[$0] }.flatMap { self.vpc(of: $0) }.flatMap { vpcs[$0] }
    let vpc =
      own.map { own in has(own) ? own : peers(of: own.name).compactMap { vpcs[$0] }.first(where: has) ?? own }
      ?? vpcs.values.filter(has).min { $0.name < $1.name }
    let inside = vpc.map { $0.addresses.intersection(addresses) } ?? .empty
    guard let vpc, !inside.isEmpty, addresses.subtracting(vpc.addresses).isEmpty else {
      return .outside(addresses.subtracting(vpc?.addresses ?? .empty), .verbatim("\(block)"))
    }
    let stations = vpc.subnets.compactMap { subnets[$0] }.compactMap { subnet -> Walk.Station? in
      let common = subnet.addresses.intersection(addresses)
      return common.isEmpty ? nil : station(subnet, common)
    }
    guard stations.isEmpty else { return .inside(stations) }
    return .nowhere(
      .no,
      hop(
        .start, vpc.name, .no, code: .noPossibleDestination,
        Message("No subnet of the VPC `\(vpc.name)` has an address of \(block).")))
  }

  private func station(_ subnet: Subnet, _ addresses: AddressSet) -> Walk.Station {
    Walk.Station(
      part: nil,
      interface: Interface(
        role: .addresses, vpc: subnet.vpc, subnet: subnet.name, zone: subnet.zone, groups: [],
        hasPublicAddress: subnet.givesPublicAddresses, hasPublicIPv6Address: true, ephemeralPorts: Interface.widePorts,
        addresses: addresses))
  }

  /// The addresses of the internet without those of the other end's VPC, which may be public ones.
  private func outside(_ other: Endpoint, _ addresses: AddressSet) -> AddressSet {
    guard let vpc = other.part.flatMap({ topology[$0] }).flatMap({ topology.vpc(of: $0) }).flatMap({ vpcs[$0] })
    else { return addresses }
    return addresses.subtracting(vpc.addresses)
  }
}
