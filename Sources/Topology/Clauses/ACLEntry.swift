import CommandLanguage
import Localization

/// An entry of a network ACL. The lowest number that matches decides; what matches none is denied.
public struct ACLEntry: Sendable, Hashable {
  /// The ACL whose entry it is.
  public let acl: Name
  /// Whether it is asked of packets that enter or that leave the subnet.
  public let direction: Direction
  /// Its place, 1 to 32766.
  public let number: Int
  /// Whether what matches may pass.
  public let allows: Bool
  /// Protocol and ports; the port is the packet's destination port.
  public let traffic: Traffic
  /// The addresses of the other side.
  public let network: CIDR
}

extension ACLEntry: ClauseForm {
  private static let place: [Pattern] = [
    .slot("NACL", .name(kinds: ["nacl"])), .choice(["in", "out"]), .slot("NUMBER", .number),
  ]

  static let grammar = Grammar(
    "acl", group: .build, summary: Message("Adds an entry to a network ACL."),
    pattern: .sequence(
      place + [
        .choice(["allow", "deny"]), .slot("PROTO", .traffic), .choice(["from", "to"]), .slot("CIDR", .network),
      ]),
    examples: ["acl data-acl in 100 allow tcp/5432 from 10.0.10.0/24"])

  static let withdrawalGrammar = Grammar(
    "unacl", group: .build, summary: Message("Removes an entry from a network ACL."), pattern: .sequence(place),
    examples: ["unacl data-acl in 100"])

  static func read(_ reader: StatementReader) throws(Diagnostic) -> ACLEntry {
    let direction = try direction(reader)
    guard (direction == .inbound) == reader.has("from") else {
      throw Diagnostic(
        "direction", Message("An entry for `in` has `from`, one for `out` has `to`."),
        at: reader.keywordSpan(direction == .inbound ? "to" : "from"), example: grammar.examples.first)
    }
    return ACLEntry(
      acl: try reader.part("NACL"), direction: direction, number: try reader.number("NUMBER", in: 1...32766),
      allows: reader.has("allow"), traffic: try reader.traffic("PROTO"), network: try reader.network("CIDR"))
  }

  private static func direction(_ reader: StatementReader) throws(Diagnostic) -> Direction {
    reader.has("out") ? .outbound : .inbound
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let acl = try reader.part("NACL")
    let direction = try direction(reader)
    return (.part(acl), "unacl \(acl) \(direction.rawValue) \(try reader.number("NUMBER", in: 1...32766))")
  }

  var clause: Clause { .entry(self) }
  var subject: Subject { .part(acl) }
  var references: [Name] { [] }
  var text: String {
    let side = direction == .inbound ? "from" : "to"
    return "acl \(acl) \(direction.rawValue) \(number) \(allows ? "allow" : "deny") \(traffic) \(side) \(network)"
  }
  var withdrawal: String { "unacl \(acl) \(direction.rawValue) \(number)" }

  func renaming(_ old: Name, to new: Name) -> Clause {
    .entry(
      ACLEntry(
        acl: acl.renaming(old, to: new), direction: direction, number: number, allows: allows, traffic: traffic,
        network: network))
  }
}
