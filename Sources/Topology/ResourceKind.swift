public import Localization

/// A kind of part: its word, its place, its attributes, and where AWS documents it.
public struct ResourceKind: Sendable, Hashable {
  /// In what a part of this kind stands.
  public enum Placement: Sendable, Hashable {
    /// In nothing: a regional or global part.
    case none
    /// In a part of one of these kinds, without which it is incomplete.
    case required([String])
    /// In a part of one of these kinds, or in nothing yet.
    case optional([String])

    /// The kinds of parents that are possible.
    public var kinds: [String] {
      switch self {
      case .none: []
      case .required(let kinds), .optional(let kinds): kinds
      }
    }
  }

  /// A part that AWS makes together with one of this kind.
  public struct Implied: Sendable, Hashable {
    /// Its kind.
    public let kind: String
    /// What stands behind the dot of its name.
    public let suffix: String
    let condition: Condition?

    struct Condition: Sendable, Hashable {
      let key: String
      let value: Value
    }

    /// Always made.
    public init(_ kind: String) { (self.kind, suffix, condition) = (kind, kind, nil) }
    /// Made when an attribute has a value.
    public init(_ kind: String, when key: String, is value: Value) {
      (self.kind, suffix, condition) = (kind, kind, Condition(key: key, value: value))
    }
  }

  /// The word that is typed, such as `route-table`.
  public let token: String
  /// The noun for people, such as "route table".
  public let title: Message
  /// The resource type in CloudFormation, such as `AWS::EC2::RouteTable`.
  public let awsType: String
  /// In what it stands.
  public let placement: Placement
  /// What AWS makes with it.
  public let implied: [Implied]
  /// What can be said of it.
  public let attributes: [AttributeDescription]
  /// The AWS documentation page.
  public let documentation: String
  /// A statement that adds one.
  public let example: String

  /// Creates a kind.
  public init(
    _ token: String, title: Message, aws awsType: String, in placement: Placement = .none, implied: [Implied] = [],
    attributes: [AttributeDescription] = [], documentation: String, example: String
  ) {
    self.token = token
    self.title = title
    self.awsType = awsType
    self.placement = placement
    self.implied = implied
    self.attributes = attributes
    self.documentation = documentation
    self.example = example
  }

  /// The row for a key; nil when the kind has none.
  public func attribute(_ key: String) -> AttributeDescription? { attributes.first { $0.key == key } }

  /// The kind for a word; nil when there is none.
  public static func named(_ token: String) -> ResourceKind? { byToken[token] }

  private static let byToken = Dictionary(uniqueKeysWithValues: all.map { ($0.token, $0) })
  /// The place of each kind in `all`, which is the order of saved designs.
  static let rank = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.token, $0) })
}
