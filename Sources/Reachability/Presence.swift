import Topology

/// How a kind of part stands on the network: the row for a kind says all that places, groups, paths and
/// `reach` need to know of it, so a new kind is one more row.
struct Presence: Sendable {
  /// Where a part's subnets are said.
  enum Place: Sendable {
    /// In no subnet by itself: what stands by it says where.
    case nowhere
    /// It is a subnet.
    case itself
    /// In the subnet that it is added to.
    case parent
    /// In the subnets that this attribute names.
    case named(String)
    /// In those of the subnet group that this attribute names, or in the zone of it that `az` names.
    case group(String)
    /// In those of the subnet group that `subnet-group` names, in the zones of its children of this kind.
    case groupOfMembers(String)
    /// Where its parent may stand, or in the zone of it that `az` names.
    case asParent
  }

  /// Which security groups filter its interfaces.
  enum Groups: Sendable {
    case none
    /// Those that `sg` names, if any.
    case own
    /// Those that `sg` names, else the VPC's default group.
    case ownOrDefault
    /// Those that `sg` names, else its parent's.
    case ownOrParents
  }

  /// From which ports it opens connections.
  enum SourcePorts: Sendable {
    case linux
    /// As its machine image has them.
    case ofImage
    case wide

    /// The range; `image` is the name of the machine image.
    func range(image: String?) -> PortSet {
      switch self {
      case .linux: Interface.linuxPorts
      case .ofImage: image?.hasPrefix("windows") == true ? Interface.windowsPorts : Interface.linuxPorts
      case .wide: Interface.widePorts
      }
    }
  }

  /// What gives its interfaces public IPv4 addresses.
  enum PublicAddress: Sendable {
    case never
    /// An Elastic IP, its own word, its launch template's, or its subnet's.
    case atLaunch
    /// `scheme=internet-facing`, unless `ip-type` takes the public IPv4 addresses away.
    case byScheme
    /// The Elastic IP of a NAT gateway, unless it is private.
    case ofNAT
    /// This flag.
    case flag(String)
  }

  /// What gives its interfaces IPv6 addresses, in a subnet that has some.
  enum IPv6: Sendable {
    case never
    /// Its own word, its launch template's, or its subnet's.
    case atLaunch
    /// `ip-type`; the internet may ask it with `scheme=internet-facing`.
    case byType
    /// The flag `ipv6`; the internet may not ask it.
    case outwardByFlag
  }

  /// What is left of it when one of its zones is lost.
  enum Survival: Sendable {
    /// What stands in the other zones goes on by itself.
    case everyZone
    /// It stands in one of its zones at a time, unless `multi-az` keeps a standby.
    case byStandby
    /// What it consists of goes on: its children of this kind, where they stand in several zones.
    case byMembers(String)
  }

  let place: Place
  let groups: Groups
  /// Nil where a part of the kind has no network interfaces of its own.
  let role: Interface.Role?
  let ports: SourcePorts
  let address: PublicAddress
  let ipv6: IPv6
  let survival: Survival

  init(
    _ place: Place, groups: Groups = .none, role: Interface.Role? = nil, ports: SourcePorts = .wide,
    address: PublicAddress = .never, ipv6: IPv6 = .never, survival: Survival = .everyZone
  ) {
    (self.place, self.groups, self.role, self.ports) = (place, groups, role, ports)
    (self.address, self.ipv6, self.survival) = (address, ipv6, survival)
  }

  /// The row of a kind; one that is not listed stands in the subnet it is added to, without interfaces.
  static func of(_ kind: String) -> Presence { table[kind] ?? Presence(.parent) }

  /// Every kind that stands on the network.
  static let table: [String: Presence] = [
    "transit-gateway-attachment": Presence(.named("subnets")),
    "nlb": Presence(.named("subnets"), groups: .own, role: .loadBalancer, address: .byScheme, ipv6: .byType),
    "ecs-service": Presence(
      .named("subnets"), groups: .ownOrDefault, role: .instance, ports: .linux, address: .flag("public-ip")),
    // EKS and EMR make groups of their own, of which a design says nothing, so no path to them is judged.
    "eks-cluster": Presence(.named("subnets"), groups: .own),
    "emr": Presence(.named("subnets"), groups: .own),
    "glue": Presence(.named("subnets"), groups: .own, role: .service, ports: .linux),
    "efs": Presence(.named("subnets"), groups: .ownOrDefault, role: .service, ports: .linux),
    "aurora": Presence(
      .groupOfMembers("aurora-instance"), groups: .ownOrDefault, role: .service, ports: .linux,
      survival: .byMembers("aurora-instance")),
    "aurora-instance": Presence(
      .asParent, groups: .ownOrParents, role: .service, ports: .linux, address: .flag("public"), survival: .byStandby),
    "rds-proxy": Presence(.named("subnets"), groups: .ownOrDefault, role: .service, ports: .linux),
    "redshift": Presence(
      .named("subnets"), groups: .ownOrDefault, role: .service, ports: .linux, address: .flag("public"),
      survival: .byStandby),
    "opensearch": Presence(.named("subnets"), groups: .ownOrDefault, role: .service),
    "subnet": Presence(.itself),
    "nat": Presence(.parent, role: .natGateway, address: .ofNAT),
    "alb": Presence(.named("subnets"), groups: .ownOrDefault, role: .loadBalancer, address: .byScheme, ipv6: .byType),
    "ec2": Presence(
      .parent, groups: .ownOrDefault, role: .instance, ports: .ofImage, address: .atLaunch, ipv6: .atLaunch),
    "asg": Presence(
      .named("subnets"), groups: .ownOrDefault, role: .instance, ports: .ofImage, address: .atLaunch, ipv6: .atLaunch),
    "launch-template": Presence(.nowhere, groups: .ownOrDefault),
    "lambda": Presence(.named("subnets"), groups: .ownOrDefault, role: .service, ipv6: .outwardByFlag),
    "endpoint": Presence(.named("subnets"), groups: .ownOrDefault, role: .service),
    "db-subnet-group": Presence(.named("subnets")),
    "cache-subnet-group": Presence(.named("subnets")),
    "rds": Presence(
      .group("subnet-group"), groups: .ownOrDefault, role: .service, ports: .linux, address: .flag("public"),
      survival: .byStandby),
    "replica": Presence(.asParent, groups: .ownOrParents, role: .service, ports: .linux, survival: .byStandby),
    "cache": Presence(
      .group("subnet-group"), groups: .ownOrDefault, role: .service, ports: .linux, survival: .byStandby),
  ]

  /// The kinds that open connections or answer them, by name; a NAT gateway only passes them on.
  static let endKinds = table.filter { $0.value.role.map { $0 != .natGateway } ?? false }.keys.sorted()
}

extension Network {
  /// The kinds that open connections or answer them and whose interfaces security groups can filter.
  public static let groupedKinds: [String] = Presence.endKinds.filter { kind in
    if case .none = Presence.of(kind).groups { false } else { true }
  }
}
