import Localization
import Reachability
import Topology

/// Finds the place of each part in the picture.
struct PictureBuilder {
  let topology: Topology
  let words: MessageCatalogue
  /// The letter of a zone that is lost with everything in it.
  let lostZone: String?
  /// Whether subnets are told to be public or private.
  let tellsExposure: Bool
  /// Who is public is asked of the routes that hold, never of names; a lost zone is left out.
  let reachability: Network
  /// The network with all its zones, which says where parts stand.
  private let whole: Network
  /// The Elastic IP addresses that each part has; each address stands with one part only.
  private let addresses: [Name: [Name]]
  private let heldAddresses: Set<Name>

  init(_ topology: Topology, words: MessageCatalogue, losing lostZone: String? = nil, exposure: Bool = true) {
    (self.topology, self.words, self.lostZone, tellsExposure) = (topology, words, lostZone, exposure)
    whole = Network(topology)
    reachability = lostZone == nil ? whole : Network(topology, losing: lostZone)
    let gateways = topology.parts(of: "nat").flatMap { nat in
      (nat.values["eip"]?.references ?? []).map { ($0, nat.name) }
    }
    let instances = topology.parts(of: "eip").compactMap { address in
      (address.values["instance"]?.references.first).map { (address.name, $0) }
    }
    let holders = Dictionary(gateways + instances, uniquingKeysWith: { first, _ in first })
    addresses = Dictionary(grouping: holders.keys.sorted()) { holders[$0] ?? $0 }
    heldAddresses = Set(holders.keys)
  }

  /// More parts of one kind in one place than this are counted, not named.
  static let named = 4
  /// A zone of more subnets lists them without frames, and one of very many counts them.
  static let (framed, listed) = (6, 12)
  /// Kinds that list subnets for other parts.
  private static let subnetGroups: Set<String> = ["db-subnet-group", "cache-subnet-group"]
  /// More VPCs than this are told in a line each.
  static let networks = 4

  /// The design's parts that somebody stated, by where they stand.
  struct Places {
    var inSubnet: [Name: [Resource]] = [:]
    var spanning: [Name: [(part: Resource, subnets: [Name])]] = [:]
    var inNetwork: [Name: [Resource]] = [:]
    var outside: [Resource] = []
    var unplaced: [Resource] = []
  }

  func picture() -> Picture {
    let places = places()
    let networks = topology.parts(of: "vpc")
    var picture = Picture(internet: words(Message("Internet")))
    picture.outside = box(Message("outside of every VPC"), places.outside)
    picture.unplaced = box(Message("not placed yet"), places.unplaced)
    if networks.count > Self.networks {
      picture.networks = [
        Picture.Network(
          box: Picture.Box(title: "VPC", lines: networks.map { summary(of: $0, places) }), hasGateway: false)
      ]
    } else {
      picture.networks = networks.map { network($0, places) }
    }
    picture.gateways = topology.parts(of: "igw").filter { $0.parent != nil }.map(\.name)
    picture.flows = topology.connections.map { Picture.Flow(from: $0.from, to: $0.to) }
    picture.reminders = Reminders(topology: topology, reachability: reachability).messages.map { words($0) }
    return picture
  }

  // MARK: Places

  private func places() -> Places {
    var places = Places()
    for part in topology.parts where !part.isImplied && part.kind != "vpc" && part.kind != "subnet" && !isDetail(part) {
      if let parent = part.parent.flatMap({ topology[$0] }) {
        if parent.kind == "subnet" {
          places.inSubnet[parent.name, default: []].append(part)
        } else if let subnets = subnets(of: part) {
          places.spanning[topology.vpc(of: part) ?? parent.name, default: []].append((part, subnets))
        } else {
          places.inNetwork[topology.vpc(of: parent) ?? parent.name, default: []].append(part)
        }
      } else if let subnets = subnets(of: part), let first = subnets.first.flatMap({ topology[$0] }),
        let network = topology.vpc(of: first)
      {
        places.spanning[network, default: []].append((part, subnets))
      } else if needsPlace(part) {
        places.unplaced.append(part)
      } else {
        places.outside.append(part)
      }
    }
    return places
  }

  /// Whether a part is said together with another: a listener with its load balancer, an address with its holder.
  private func isDetail(_ part: Resource) -> Bool {
    if part.kind == "eip" { return heldAddresses.contains(part.name) }
    guard let parent = part.parent.flatMap({ topology[$0] }) else { return false }
    // What says its own subnets stands in them, whatever it belongs to.
    guard ResourceKind.named(part.kind)?.attribute("subnets") == nil else { return false }
    return parent.kind != "vpc" && parent.kind != "subnet"
  }

  /// What is said together with a part, at any depth.
  func details(of part: Resource) -> [Resource] {
    let addresses = (addresses[part.name] ?? []).compactMap { topology[$0] }
    let children = topology.children(of: part.name).filter { !$0.isImplied && isDetail($0) }
    return addresses + children.flatMap { [$0] + details(of: $0) }
  }

  /// The subnets over which a part spreads; nil where it does not, or only names them for others.
  private func subnets(of part: Resource) -> [Name]? {
    guard !Self.subnetGroups.contains(part.kind) else { return nil }
    let subnets = whole.subnets(of: part.name)
    return subnets.isEmpty ? nil : subnets
  }

  /// Whether a part without a place would stand in a VPC.
  func needsPlace(_ part: Resource) -> Bool {
    guard let kind = ResourceKind.named(part.kind) else { return false }
    let attribute = kind.attribute("subnets")
    return kind.placement != .none || kind.attribute("subnet-group") != nil
      || (attribute?.standard == .required && !Self.subnetGroups.contains(part.kind))
  }
}
