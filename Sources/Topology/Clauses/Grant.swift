import CommandLanguage
import Localization

/// A part that a permission is about, with the prefix of its objects where it is narrower.
public struct GrantedResource: Sendable, Hashable, CustomStringConvertible {
  /// The bucket, secret, key, queue or table.
  public let name: Name
  /// What stands behind the first `/`, such as `media/*`; nil for the whole.
  public let prefix: String?

  /// The resource as it is typed.
  public var description: String { name.description + (prefix.map { "/" + $0 } ?? "") }

  func renaming(_ old: Name, to new: Name) -> GrantedResource {
    GrantedResource(name: name.renaming(old, to: new), prefix: prefix)
  }
}

/// A permission: a role, or an AWS service, may do something with some parts.
public struct Grant: Sendable, Hashable {
  /// Who may.
  public let grantee: Subject
  /// What, as IAM writes it: `s3:GetObject`.
  public let actions: [String]
  /// With what; empty means any resource, written `*`.
  public let resources: [GrantedResource]
  /// The part on whose behalf a service must act.
  public let source: Name?

  /// The same permission for these resources, which are some of its own.
  public func limited(to resources: [GrantedResource]) -> Grant {
    Grant(grantee: grantee, actions: actions, resources: resources, source: source)
  }
}

extension Grant: ClauseForm {
  private static let pattern: Pattern = [
    .slot("GRANTEE", .custom(Message("a role, or service:NAME"))),
    .slot("ACTIONS", .custom(Message("actions such as s3:GetObject"))), "on",
    .slot("RESOURCES", .name(kinds: [])), .attributes(changes: false),
  ]

  static let grammar = Grammar(
    "grant", group: .build, summary: Message("Gives a role or an AWS service a permission."), pattern: pattern,
    examples: [
      "grant app-role s3:GetObject,s3:PutObject on uploads/media/*",
      "grant service:cloudfront s3:GetObject on assets source=cdn",
    ])

  static let withdrawalGrammar = Grammar(
    "ungrant", group: .build, summary: Message("Takes a permission back."), pattern: pattern,
    examples: ["ungrant app-role s3:GetObject on uploads"])

  static let attributes = [
    AttributeDescription("source", .reference([]), .none, Message("the part on whose behalf the service acts"))
  ]

  static func read(_ reader: StatementReader) throws(Diagnostic) -> Grant {
    let grantee = try reader.token("GRANTEE")
    let subject: Subject =
      grantee.text.hasPrefix("service:")
      ? .service(String(grantee.text.dropFirst(8))) : .part(try reader.part(grantee, kinds: ["role"]))
    let token = try reader.token("RESOURCES")
    return Grant(
      grantee: subject, actions: try reader.actions("ACTIONS"),
      resources: token.text == "*" ? [] : try reader.resources(token),
      source: try reader.values(attributes)["source"]?.references.first)
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let grant = try read(reader)
    return (grant.subject, grant.withdrawal)
  }

  var clause: Clause { .grant(self) }
  var subject: Subject { grantee }
  var references: [Name] { resources.map(\.name) + (source.map { [$0] } ?? []) }
  var text: String { "grant " + words }
  var withdrawal: String { "ungrant " + words }

  private var words: String {
    let on = resources.isEmpty ? "*" : resources.map(\.description).joined(separator: ",")
    return "\(grantee) \(actions.joined(separator: ",")) on \(on)" + (source.map { " source=\($0)" } ?? "")
  }

  func renaming(_ old: Name, to new: Name) -> Clause {
    .grant(
      Grant(
        grantee: grantee.renaming(old, to: new), actions: actions,
        resources: resources.map { $0.renaming(old, to: new) },
        source: source?.renaming(old, to: new)))
  }
}
