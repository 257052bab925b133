import CommandLanguage
import Localization

/// A rule of a listener, a behaviour of a CloudFront distribution, or a route of an API: which
/// requests go where.
public struct Forward: Sendable, Hashable {
  /// Where the requests go.
  public enum Target: Sendable, Hashable, CustomStringConvertible {
    case part(Name)
    /// To the same address by HTTPS.
    case https
    /// Nowhere: this status code is the answer.
    case respond(Int)

    /// The target as it is typed.
    public var description: String {
      switch self {
      case .part(let name): name.description
      case .https: "https"
      case .respond(let status): "\(status)"
      }
    }

    /// The part, where it is one.
    public var part: Name? { if case .part(let name) = self { name } else { nil } }
  }

  /// The listener, distribution or API.
  public let owner: Name
  /// The path pattern, such as `/static/*`; nil where any path will do.
  public let path: String?
  /// Conditions and settings, under their keys.
  public let values: [String: Value]
  /// Where the requests go.
  public let target: Target

  static let ownerKinds = ["listener", "cloudfront", "api-gateway"]
  static let targetKinds = ["target-group", "alb", "nlb", "ec2", "s3", "api-gateway", "lambda"]

  /// What can be said of a forward.
  public static let attributes: [AttributeDescription] = [
    AttributeDescription(
      "host", .list(.open(["shop.example.kr"])), .none, Message("host names that the request must have")),
    AttributeDescription(
      "header", .openPair(["X-Origin-Verify"], .reference(["secret"])), .none,
      Message("a header that must carry a secret's value")),
    AttributeDescription(
      "priority", .number(1...50000), .none, Message("the place among a listener's rules, lowest first")),
    AttributeDescription(
      "methods", .word(["all", "read", "read-options"]), .value("read"), Message("the HTTP methods that pass")),
    AttributeDescription("cache", .word(["optimized", "disabled"]), .value("optimized"), Message("the cache policy")),
    AttributeDescription(
      "send", .word(["none", "all-viewer", "all-viewer-except-host", "cors-s3"]), .value("none"),
      Message("what of the request the origin gets")),
    AttributeDescription(
      "oac", .reference(["oac"]), .none, Message("the origin access control that signs requests to a bucket")),
    AttributeDescription(
      "origin-protocol", .word(["https-only", "http-only", "match-viewer"]), .value("match-viewer"),
      Message("how CloudFront speaks to the origin")),
    AttributeDescription(
      "origin-domain", .open(["origin.example.kr"]), .none, Message("the name under which CloudFront asks the origin")),
    AttributeDescription(
      "origin-header", .openPair(["X-Origin-Verify"], .reference(["secret"])), .none,
      Message("a header with a secret's value that CloudFront adds")),
    AttributeDescription(
      "vpc-origin", .flag, .value("no"), Message("whether CloudFront reaches the origin inside the VPC")),
  ]
}

extension Forward: ClauseForm {
  static let grammar = Grammar(
    "forward", group: .build, summary: Message("Sends requests of a listener, distribution or API to a target."),
    pattern: [
      .slot("OWNER", .name(kinds: ownerKinds)),
      .optional(.slot("PATTERN", .custom(Message("a path pattern such as /static/*")))), .attributes(changes: false),
      "->",
      .slot("TARGET", .name(kinds: targetKinds)), .attributes(changes: false),
    ],
    examples: ["forward cdn /static/* -> assets oac=s3-oac", "forward web /api/* -> api-targets priority=10"])

  static let withdrawalGrammar = Grammar(
    "unforward", group: .build, summary: Message("Removes a rule or behaviour."),
    pattern: [
      .slot("OWNER", .name(kinds: ownerKinds)),
      .optional(.slot("PATTERN", .custom(Message("a path pattern such as /static/*")))), .attributes(changes: false),
    ],
    examples: ["unforward cdn /static/*"])

  private static let conditions = ["host", "header"]

  static func read(_ reader: StatementReader) throws(Diagnostic) -> Forward {
    let token = try reader.token("TARGET")
    let target: Target =
      switch token.text {
      case "https": .https
      case let text where Int(text) != nil: .respond(try reader.number("TARGET", in: 200...599))
      default: .part(try reader.part(token, kinds: targetKinds, also: ["https"]))
      }
    return Forward(
      owner: try reader.part("OWNER"), path: try path(reader), values: try reader.values(attributes), target: target)
  }

  /// A pattern begins with `/` or `*`, so that a mistyped name is not taken for one.
  private static func path(_ reader: StatementReader) throws(Diagnostic) -> String? {
    guard let token = reader.phrase["PATTERN"] else { return nil }
    guard token.text.hasPrefix("/") || token.text.hasPrefix("*") else {
      throw Diagnostic(
        "path-pattern", Message("A path pattern begins with `/` or `*`; `\(token.text)` does not."), at: token.span,
        example: grammar.examples.first)
    }
    return token.text
  }

  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String) {
    let owner = try reader.part("OWNER")
    let forward = Forward(
      owner: owner, path: try path(reader), values: try reader.values(attributes), target: .https)
    return (.part(owner), forward.withdrawal)
  }

  var clause: Clause { .forward(self) }
  var subject: Subject { .part(owner) }
  var references: [Name] { (target.part.map { [$0] } ?? []) + values.values.flatMap(\.references) }

  var text: String {
    "forward " + request + " -> \(target)"
      + words { !Self.conditions.contains($0) }
  }

  var withdrawal: String { "unforward " + request }

  private var request: String { "\(owner)" + (path.map { " " + $0 } ?? "") + words { Self.conditions.contains($0) } }

  private func words(_ included: (String) -> Bool) -> String {
    Self.attributes.map(\.key).filter(included).compactMap { key in values[key].map { " \(key)=\($0)" } }.joined()
  }

  func renaming(_ old: Name, to new: Name) -> Clause {
    let target: Target = if case .part(let name) = target { .part(name.renaming(old, to: new)) } else { target }
    return .forward(
      Forward(
        owner: owner.renaming(old, to: new), path: path, values: values.mapValues { $0.renaming(old, to: new) },
        target: target))
  }
}
