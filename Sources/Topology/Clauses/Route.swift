import CommandLanguage
import Localization

/// A route of a route table. The local route of the VPC's own range is implied and not listed.
public struct Route: Sendable, Hashable {
  /// Where the packets of a route go.
  public enum Target: Sendable, Hashable, CustomStringConvertible {
    case part(Name)
    /// The target was removed: a black hole, which still wins its prefix.
    case gone(Name)

    /// The target as it is typed.
    public var description: String {
      switch self {
      case .part(let name): name.description
      case .gone(let name): "gone:" + name.description
      }
    }

    /// The part, unless it is gone.
    public var part: Name? { if case .part(let name) = self { name } else { nil } }
  }

  /// The route table.
  public let table: Name
  /// The addresses that the route is for.
  public let destination: CIDR
  /// Where they go.
  public let target: Target

  /// Kinds of parts to which a route can lead.
  static let targetKinds = ["igw", "nat", "eigw", "peering", "transit-gateway", "ec2"]
}

extension Route: ClauseForm {
  static let grammar = Grammar(
    "route", aliases: ["라우팅", "경로"], group: .build,
    summary: Message("Adds a route to a route table."),
    pattern: [
      .slot("TABLE", .name(kinds: ["route-table"])), .slot("CIDR", .network), "->",
      .slot("TARGET", .name(kinds: targetKinds)),
    ],
    examples: ["route public 0.0.0.0/0 -> gate"])

  static let withdrawalGrammar = Grammar(
    "unroute", aliases: ["라우팅삭제", "경로삭제"], group: .build,
    summary: Message("Removes a route from a route table."),
    pattern: [.slot("TABLE", .name(kinds: ["route-table"])), .slot("CIDR", .network)],
    examples: ["unroute public 0.0.0.0/0"])

  static func read(_ reader: StatementReader) throws(Diagnostic) -> Route {
    let target = try reader.token("TARGET")
    let gone = target.text.hasPrefix("gone:")
    return Route(
      table: try reader.part("TABLE"), destination: try reader.network("CIDR"),
      target: gone ? .gone(Name(String(target.text.dropFirst(5)))) : .part(try reader.part("TARGET")))
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let table = try reader.part("TABLE")
    return (.part(table), "unroute \(table) \(try reader.network("CIDR"))")
  }

  var clause: Clause { .route(self) }
  var subject: Subject { .part(table) }
  /// A route can outlive its target, so nothing here keeps the target in place.
  var references: [Name] { [] }
  var text: String { "route \(table) \(destination) -> \(target)" }
  var withdrawal: String { "unroute \(table) \(destination)" }

  func renaming(_ old: Name, to new: Name) -> Clause {
    let target: Target = if case .part(let name) = target { .part(name.renaming(old, to: new)) } else { target }
    return .route(Route(table: table.renaming(old, to: new), destination: destination, target: target))
  }
}
