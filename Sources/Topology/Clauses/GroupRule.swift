import CommandLanguage
import Localization

/// The direction of traffic, seen from the group or subnet.
public enum Direction: String, Sendable, Hashable {
  case inbound = "in"
  case outbound = "out"
}

/// A rule of a security group: traffic that is allowed. Groups have no rules that deny.
public struct GroupRule: Sendable, Hashable {
  /// The other side of the traffic.
  public enum Peer: Sendable, Hashable, CustomStringConvertible {
    /// The members of a group, by their private addresses.
    case group(Name)
    /// The group's own members.
    case itself
    case network(CIDR)
    /// A prefix list that AWS keeps, such as `pl-cloudfront`.
    case prefixList(String)

    /// The peer as it is typed.
    public var description: String {
      switch self {
      case .group(let name): name.description
      case .itself: "self"
      case .network(let block): block.description
      case .prefixList(let list): list
      }
    }
  }

  /// The group whose rule it is.
  public let group: Name
  /// Whether traffic comes in or goes out.
  public let direction: Direction
  /// Protocol and ports.
  public let traffic: Traffic
  /// The other side.
  public let peer: Peer

  /// The prefix lists of AWS that a rule can name.
  public static let prefixLists = ["pl-cloudfront", "pl-s3", "pl-dynamodb"]
}

extension GroupRule: ClauseForm {
  private static let pattern: Pattern = [
    .slot("GROUP", .name(kinds: ["security-group"])), .optional(.choice(["in", "out"])), .slot("PROTO", .traffic),
    .choice(["from", "to"]),
    .slot("SOURCE", .custom(Message("a security group, self, an address block or a prefix list"))),
  ]

  static let grammar = Grammar(
    "allow", aliases: ["허용"], group: .build,
    summary: Message("Allows traffic in a security group."), pattern: pattern,
    examples: ["allow app-sg tcp/80 from alb-sg", "allow app-sg out tcp/5432 to db-sg"])

  static let withdrawalGrammar = Grammar(
    "revoke", aliases: ["허용취소", "회수"], group: .build,
    summary: Message("Takes a rule of a security group back."), pattern: pattern,
    examples: ["revoke app-sg tcp/22 from 0.0.0.0/0"])

  static func read(_ reader: StatementReader) throws(Diagnostic) -> GroupRule {
    let group = try reader.part("GROUP")
    let outbound = reader.has("out")
    guard outbound == reader.has("to") else {
      throw Diagnostic(
        "direction", Message("Traffic comes in `from` a source and goes `out` … `to` a destination."),
        at: reader.keywordSpan(outbound ? "from" : "to"),
        example: outbound ? "allow app-sg out tcp/443 to 0.0.0.0/0" : "allow app-sg tcp/80 from alb-sg")
    }
    return GroupRule(
      group: group, direction: outbound ? .outbound : .inbound, traffic: try reader.traffic("PROTO"),
      peer: try readPeer(try reader.token("SOURCE"), reader, group))
  }

  private static func readPeer(
    _ token: Token, _ reader: StatementReader, _ group: Name
  ) throws(Diagnostic) -> Peer {
    if token.text == "self" || token.text == group.description { return .itself }
    if prefixLists.contains(token.text) { return .prefixList(token.text) }
    if token.text.contains("/") || token.text.first?.isNumber == true || token.text.contains(":") {
      return .network(try reader.network(token))
    }
    return .group(try reader.part(token, kinds: ["security-group"], also: ["self", "0.0.0.0/0"] + prefixLists))
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let rule = try read(reader)
    return (rule.subject, rule.withdrawal)
  }

  var clause: Clause { .rule(self) }
  var subject: Subject { .part(group) }
  var references: [Name] { if case .group(let name) = peer { [name] } else { [] } }
  var text: String { "allow " + words }
  var withdrawal: String { "revoke " + words }

  private var words: String {
    switch direction {
    case .inbound: "\(group) \(traffic) from \(peer)"
    case .outbound: "\(group) out \(traffic) to \(peer)"
    }
  }

  func renaming(_ old: Name, to new: Name) -> Clause {
    let peer: Peer = if case .group(let name) = peer { .group(name.renaming(old, to: new)) } else { peer }
    return .rule(
      GroupRule(group: group.renaming(old, to: new), direction: direction, traffic: traffic, peer: peer))
  }
}
