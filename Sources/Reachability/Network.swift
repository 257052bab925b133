import Synchronization
public import Topology

/// The network of a design, understood once: what is in which subnet, which table and ACL hold for
/// it, which gateways are attached, who has a public address.
///
/// Making one costs O(n log n) in the parts of the network; a question then looks at nothing but the
/// parts on its way. It never changes, and is a class so that every walk shares it by one reference.
public final class Network: Sendable {
  /// A subnet with what holds for it. A class, so that a walk from subnet to subnet copies none.
  final class Subnet: Sendable {
    let name: Name
    let vpc: Name
    let zone: String?
    let table: Name
    let isMain: Bool
    /// Whether a statement names its route table.
    let isStated: Bool
    let acl: Name
    /// Its addresses of both families.
    let addresses: AddressSet
    let givesPublicAddresses: Bool
    let givesIPv6Addresses: Bool

    init?(_ part: Resource, in topology: Topology) {
      guard let vpc = part.parent else { return nil }
      name = part.name
      self.vpc = vpc
      zone = topology.value(Attribute<String>("az"), of: part)
      let main = vpc.implied("route-table")
      table = topology.value(Attribute<Name>("route-table"), of: part) ?? main
      isMain = table == main
      isStated = part.values["route-table"] != nil
      acl = topology.value(Attribute<Name>("nacl"), of: part) ?? vpc.implied("nacl")
      let hasIPv6 = topology.value(Attribute<Bool>("ipv6"), of: vpc) == true
      let four = topology.value(Attribute<CIDR>("cidr"), of: part)
      let six = hasIPv6 ? topology.value(Attribute<CIDR>("cidr6"), of: part) : nil
      addresses = [four, six].compactMap { $0 }.reduce(.empty) { $0.union(AddressSet($1)) }
      // Where there are no IPv4 addresses, AWS asks that it be on.
      givesIPv6Addresses = topology.value(Attribute<Bool>("ipv6-on-launch"), of: part) ?? (four == nil)
      givesPublicAddresses = topology.value(Attribute<Bool>("public-ip-on-launch"), of: part) ?? false
    }
  }

  /// A VPC with what holds for all of it.
  struct VPC: Sendable {
    let name: Name
    var blocks: [CIDR]
    var addresses: AddressSet
    var gateway: Name?
    /// Whether AWS gave it IPv6 addresses.
    var hasIPv6: Bool
    /// `off`, `ingress` or `both`.
    var blockPublicAccess: String
    var resolvesPrivateNames: Bool
    var subnets: [Name] = []
    /// Interface endpoints to which a service's usual name leads, by service.
    var endpoints: [String: Name] = [:]
  }

  /// What a security group lets in and out, AWS's own rules among them.
  struct Admission: Sendable {
    let inbound: [GroupRule]
    let outbound: [GroupRule]
    /// The addresses that each rule names; nil where it names a group.
    let inboundAddresses: [AddressSet?]
    let outboundAddresses: [AddressSet?]

    init(of group: Name, in topology: Topology) {
      let rules = topology.rules(of: group) + topology.standingRules(of: group)
      inbound = rules.filter { $0.direction == .inbound }
      outbound = rules.filter { $0.direction == .outbound }
      inboundAddresses = inbound.map { AddressSet($0.peer) }
      outboundAddresses = outbound.map { AddressSet($0.peer) }
    }
  }

  /// What a network ACL lets pass, in the order in which its entries are asked.
  struct AccessList: Sendable {
    let inbound: [Entry]
    let outbound: [Entry]
    /// The families of which it lets all pass by the first entry that is asked, in each direction.
    let open: [Direction: Set<AddressFamily>]

    struct Entry: Sendable {
      let entry: ACLEntry
      let addresses: AddressSet
    }

    init(of acl: Name, in topology: Topology) {
      let entries = topology.entries(of: acl).map { Entry(entry: $0, addresses: AddressSet($0.network)) }
      let inbound = entries.filter { $0.entry.direction == .inbound }
      let outbound = entries.filter { $0.entry.direction == .outbound }
      func isOpen(_ entries: [Entry], _ family: AddressFamily) -> Bool {
        guard let first = entries.first, first.entry.number <= Self.ownNumber(of: acl, family) ?? .max else {
          return acl.isImplied
        }
        return first.entry.allows && first.entry.traffic == .all && first.addresses.contains(AddressSet(family))
      }
      open = [
        .inbound: Set([.ipv4, .ipv6].filter { isOpen(inbound, $0) }),
        .outbound: Set([.ipv4, .ipv6].filter { isOpen(outbound, $0) }),
      ]
      (self.inbound, self.outbound) = (inbound, outbound)
    }

    /// The number of the entry by which a VPC's own list allows a family; nil for lists that statements make.
    static func ownNumber(of acl: Name, _ family: AddressFamily) -> Int? {
      acl.isImplied ? (family == .ipv4 ? 100 : 101) : nil
    }
  }

  /// The design.
  public let topology: Topology
  /// The letter of the Availability Zone that is taken away with everything in it.
  public let lostZone: String?

  let vpcs: [Name: VPC]
  /// The subnets that still stand.
  let subnets: [Name: Subnet]
  let lostSubnets: Set<Name>
  /// The routes of each table that a subnet follows, in the order in which they win.
  let routes: [Name: [EffectiveRoutes.Entry]]
  let accessLists: [Name: AccessList]
  let admissions: [Name: Admission]
  let peerings: [Name: Peering]
  let transitGateways: [Name: TransitGateway]
  /// On what load balancers listen; one that has no listener yet is not here.
  let listening: [Name: Listening]
  /// The Elastic IP of an instance.
  let elasticIPs: [Name: Name]
  /// What was found of parts that somebody asked for; the same parts are asked for again and again.
  let memory = Mutex(Memory())

  /// What is found when it is asked for first.
  struct Memory {
    var interfaces: [Name: [Interface]] = [:]
    var subnets: [Name: [Name]] = [:]
  }

  /// Understands a design.
  ///
  /// - Parameter zone: the letter of an Availability Zone that is lost: its subnets go, with the
  ///   instances, NAT gateways and shares of load balancers and Auto Scaling groups in them, and routes
  ///   that lead there become black holes. What stands in several zones keeps the others.
  public init(_ topology: Topology, losing zone: String? = nil) {
    self.topology = topology
    lostZone = zone
    var vpcs: [Name: VPC] = [:]
    for part in topology.parts(of: "vpc") { vpcs[part.name] = VPC(part, in: topology) }
    for part in topology.parts(of: "igw") {
      guard let vpc = part.parent, vpcs[vpc]?.gateway == nil else { continue }
      vpcs[vpc]?.gateway = part.name
    }
    for part in topology.parts(of: "endpoint") {
      guard let vpc = part.parent, vpcs[vpc]?.resolvesPrivateNames == true, !Self.isGatewayEndpoint(part, topology),
        topology.value(Attribute<Bool>("private-dns"), of: part) == true,
        let service = topology.value(Attribute<String>("service"), of: part)
      else { continue }
      vpcs[vpc]?.endpoints[service] = part.name
    }
    var subnets: [Name: Subnet] = [:]
    var lost: Set<Name> = []
    for part in topology.parts(of: "subnet") {
      guard let subnet = Subnet(part, in: topology) else { continue }
      vpcs[subnet.vpc]?.take(topology.value(Attribute<CIDR>("cidr6"), of: part))
      if let zone, subnet.zone == zone {
        lost.insert(part.name)
      } else {
        subnets[part.name] = subnet
        vpcs[subnet.vpc]?.subnets.append(part.name)
      }
    }
    self.vpcs = vpcs
    self.subnets = subnets
    lostSubnets = lost
    admissions = Dictionary(
      topology.parts(of: "security-group").map { ($0.name, Admission(of: $0.name, in: topology)) },
      uniquingKeysWith: { a, _ in a })
    accessLists = Dictionary(
      topology.parts(of: "nacl").map { ($0.name, AccessList(of: $0.name, in: topology)) },
      uniquingKeysWith: { a, _ in a })
    elasticIPs = Dictionary(
      topology.parts(of: "eip").compactMap { part in
        topology.value(Attribute<Name>("instance"), of: part).map { ($0, part.name) }
      }, uniquingKeysWith: { a, _ in a })
    listening = Listening.all(in: topology)
    peerings = Dictionary(
      topology.parts(of: "peering").compactMap { Peering($0, in: topology) }.map { ($0.name, $0) },
      uniquingKeysWith: { a, _ in a })
    transitGateways = TransitGateway.all(in: topology, subnets)
    routes = Self.routes(topology, vpcs, peerings, transitGateways, lost)
  }

  /// Whether an endpoint is a route and not network interfaces.
  static func isGatewayEndpoint(_ part: Resource, _ topology: Topology) -> Bool {
    if let type = topology.value(Attribute<String>("type"), of: part) { return type == "gateway" }
    return ["s3", "dynamodb"].contains(topology.value(Attribute<String>("service"), of: part))
  }
}

extension Network.VPC {
  init(_ part: Resource, in topology: Topology) {
    name = part.name
    blocks =
      [topology.value(Attribute<CIDR>("cidr"), of: part)].compactMap { $0 }
      + (topology.value(Attribute<[CIDR]>("more-cidrs"), of: part) ?? [])
    addresses = blocks.reduce(.empty) { $0.union(AddressSet($1)) }
    hasIPv6 = topology.value(Attribute<Bool>("ipv6"), of: part) == true
    blockPublicAccess = topology.value(Attribute<String>("block-public-access"), of: part) ?? "off"
    resolvesPrivateNames =
      topology.value(Attribute<Bool>("dns-support"), of: part) == true
      && topology.value(Attribute<Bool>("dns-hostnames"), of: part) == true
  }
}

extension Network.VPC {
  /// Learns the VPC's IPv6 block, a /56 that AWS chooses, from a subnet's part of it.
  mutating func take(_ part: CIDR?) {
    guard hasIPv6, let part, let block = CIDR(.ipv6, containing: part.base, length: min(56, part.length)),
      !blocks.contains(block)
    else { return }
    blocks.append(block)
    addresses = addresses.union(AddressSet(block))
  }
}
