public import CommandLanguage
import HashTreeCollections

extension Topology {
  /// The clauses of a subject, in the order in which a saved design lists them.
  public func clauses(of subject: Subject) -> [Clause] { clausesBySubject[subject] ?? [] }

  /// All clauses, grouped by subject, in order. O(n log n).
  public var allClauses: [Clause] {
    clauseOrder?.clauses ?? clausesBySubject.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// The routes of a table besides the implied local one, by destination.
  public func routes(of table: Name) -> [Route] {
    clauses(of: .part(table)).compactMap { if case .route(let route) = $0 { route } else { nil } }
  }

  /// The rules of a security group that statements made. The implied rule that lets all out is
  /// not among them; `allowsAllOut` tells of it.
  public func rules(of group: Name) -> [GroupRule] {
    clauses(of: .part(group)).compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
  }

  /// Whether a group still has the rule that lets everything out, which AWS gives it.
  public func allowsAllOut(_ group: Name) -> Bool { resources[group]?.values["egress"] != .text("none") }

  /// The rules of a group that AWS makes by itself: a group lets all out until that is taken away, and
  /// members of a VPC's default group may talk to each other.
  public func standingRules(of group: Name) -> [GroupRule] {
    guard let part = resources[group] else { return [] }
    let inbound = part.isImplied ? [GroupRule(group: group, direction: .inbound, traffic: .all, peer: .itself)] : []
    guard allowsAllOut(group) else { return inbound }
    let hasIPv6 = part.parent.flatMap { value(Attribute<Bool>("ipv6"), of: $0) } == true
    return inbound
      + (hasIPv6 ? [CIDR.anyIPv4, .anyIPv6] : [.anyIPv4]).map {
        GroupRule(group: group, direction: .outbound, traffic: .all, peer: .network($0))
      }
  }

  /// The entries of a network ACL that statements made, inbound first, by number. A VPC's own ACL
  /// has, besides, the entry that allows everything both ways.
  public func entries(of acl: Name) -> [ACLEntry] {
    clauses(of: .part(acl)).compactMap { if case .entry(let entry) = $0 { entry } else { nil } }
  }

  /// The rules, behaviours or routes of a listener, distribution or API, in the order of their making.
  public func forwards(of owner: Name) -> [Forward] {
    clauses(of: .part(owner)).compactMap { if case .forward(let forward) = $0 { forward } else { nil } }
  }

  /// What a role or service may do.
  public func grants(to grantee: Subject) -> [Grant] {
    clauses(of: grantee).compactMap { if case .grant(let grant) = $0 { grant } else { nil } }
  }

  /// What a role or service may do with a part that its permissions name, in the order of all.
  public func grants(to grantee: Subject, on name: Name) -> [Grant] {
    if let clauseOrder { return (clauseOrder.grantsByPart[name] ?? []).filter { $0.grantee == grantee } }
    return grants(to: grantee).filter { $0.resources.contains { $0.name == name } }
  }

  /// All permissions of the design.
  public var grants: [Grant] {
    clauseOrder?.grants ?? allClauses.compactMap { if case .grant(let grant) = $0 { grant } else { nil } }
  }

  /// What is denied to everyone.
  public var denials: [Denial] {
    clauses(of: .everyone).compactMap { if case .denial(let denial) = $0 { denial } else { nil } }
  }

  /// What the design means to happen.
  public var connections: [Connection] {
    clauseOrder?.connections
      ?? allClauses.compactMap { if case .connection(let connection) = $0 { connection } else { nil } }
  }

  /// The findings that the design accepts.
  public var waivers: [Waiver] {
    clauseOrder?.waivers
      ?? allClauses.compactMap { if case .waiver(let waiver) = $0 { waiver } else { nil } }
  }

  /// The statement that added a part.
  public func origin(of name: Name) -> Span? { origins[.resource(name)] }

  /// The statement that gave an attribute its value; the one that added the part where no `set` did.
  public func origin(of name: Name, attribute: String) -> Span? {
    origins[.attribute(name, attribute)] ?? origin(of: name)
  }

  /// The statement that made a clause.
  public func origin(of clause: Clause) -> Span? { origins[.clause(clause)] }

  /// What AWS says of a part by itself, in the words in which a statement would say it: a table's
  /// local routes, what a new group lets out, what a VPC's own group and ACL admit.
  public func standingClauses(of part: Resource) -> [String] {
    let name = part.name
    switch part.kind {
    case "route-table":
      let ranges = part.parent.flatMap { resources[$0] }.map { self.ranges(of: $0) } ?? []
      return ranges.map { "route \(name) \($0) -> local" }
    case "security-group": return standingRules(of: name).map { Clause.rule($0).text }
    case "nacl" where part.isImplied:
      return ["acl \(name) in 100 allow all from 0.0.0.0/0", "acl \(name) out 100 allow all to 0.0.0.0/0"]
    default: return []
    }
  }
}
