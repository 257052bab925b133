public import CommandLanguage
public import Localization
public import Topology

/// The routes that a subnet follows, in the order in which they win: the longest prefix first.
public struct EffectiveRoutes: Sendable, Hashable {
  /// A route as it holds.
  public struct Entry: Sendable, Hashable {
    /// For what addresses a route is.
    public enum Destination: Sendable, Hashable, CustomStringConvertible {
      case block(CIDR)
      /// A prefix list of AWS, such as `pl-s3`.
      case prefixList(String)

      /// The destination as AWS shows it.
      public var description: String {
        switch self {
        case .block(let block): block.description
        case .prefixList(let list): list
        }
      }
    }

    /// Where a route leads.
    public enum Target: Sendable, Hashable, CustomStringConvertible {
      /// To the subnets of the VPC.
      case local
      case part(Name)
      /// A black hole: the part was removed, is detached, or was lost with its zone.
      case blackHole(Name)

      /// The target as AWS shows it.
      public var description: String {
        switch self {
        case .local: "local"
        case .part(let name), .blackHole(let name): name.description
        }
      }
    }

    /// Walks hand routes on very often, and one reference is cheaper to copy than all that they hold.
    private final class Storage: Sendable {
      let destination: Destination
      let target: Target
      let origin: Span?
      let addresses: AddressSet

      init(_ destination: Destination, _ target: Target, _ origin: Span?) {
        (self.destination, self.target, self.origin) = (destination, target, origin)
        addresses =
          switch destination {
          case .block(let block): AddressSet(block)
          case .prefixList(let list): AddressSet(prefixList: list)
          }
      }
    }

    private let storage: Storage

    init(destination: Destination, target: Target, origin: Span?) { storage = Storage(destination, target, origin) }

    /// The addresses.
    public var destination: Destination { storage.destination }
    /// Where their packets go.
    public var target: Target { storage.target }
    /// The statement that made it; nil for local routes.
    public var origin: Span? { storage.origin }

    /// Where it leads to, as a set.
    var addresses: AddressSet { storage.addresses }

    /// Whether both say the same.
    public static func == (left: Entry, right: Entry) -> Bool {
      left.storage === right.storage
        || left.destination == right.destination && left.target == right.target && left.origin == right.origin
    }

    /// Feeds where it leads from and to.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(destination)
      hasher.combine(target)
    }
  }

  /// The subnet.
  public let subnet: Name
  /// The VPC in which it is.
  public let vpc: Name
  /// The table that it follows.
  public let table: Name
  /// Whether that is the VPC's main table, which a subnet follows that names none.
  public let isMain: Bool
  /// Whether the subnet names the table itself.
  let isStated: Bool
  /// The routes, the longest prefix first; prefix lists, which are longer than any block a design
  /// names, before blocks.
  public let entries: [Entry]

  /// Why it follows this table.
  public var why: Message {
    isStated
      ? Message("The subnet `\(subnet)` is associated with the route table `\(table)`.")
      : Message("The subnet `\(subnet)` names no route table, so it follows the main one of its VPC, `\(table)`.")
  }

  /// The route that wins for every address of a block; nil when none has them all.
  public func entry(for block: CIDR) -> Entry? {
    entries.first { if case .block(let destination) = $0.destination { destination.contains(block) } else { false } }
  }
}

extension EffectiveRoutes.Entry: CustomStringConvertible {
  /// The route as AWS shows it, such as `0.0.0.0/0 -> gate`.
  public var description: String { "\(destination) -> \(target)" }

  /// Whether its target is there.
  var leadsSomewhere: Bool { if case .blackHole = target { false } else { true } }

  /// The length of the prefix; a prefix list's are longer than those that designs name.
  var prefixLength: Int {
    switch destination {
    case .block(let block): block.length
    case .prefixList: 33
    }
  }
}

extension [EffectiveRoutes.Entry] {
  /// Which addresses follow which route; nil for those that no route takes.
  func split(_ addresses: AddressSet) -> [(entry: EffectiveRoutes.Entry?, addresses: AddressSet)] {
    var rest = addresses
    var pieces: [(entry: EffectiveRoutes.Entry?, addresses: AddressSet)] = []
    for entry in self where !rest.isEmpty {
      let isWhole = entry.addresses.contains(rest)
      let taken = isWhole ? rest : rest.intersection(entry.addresses)
      guard !taken.isEmpty else { continue }
      pieces.append((entry, taken))
      rest = isWhole ? .empty : rest.subtracting(taken)
    }
    if !rest.isEmpty { pieces.append((nil, rest)) }
    return pieces
  }
}
