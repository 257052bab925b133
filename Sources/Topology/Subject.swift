/// Whose a clause is: the part, service or party that its statement speaks of first.
public enum Subject: Sendable, Hashable, Comparable, CustomStringConvertible {
  case part(Name)
  /// An AWS service as principal, such as `cloudfront`.
  case service(String)
  case everyone
  /// An endpoint that is no part, as the start of a connection.
  case outside(Endpoint)
  /// The rule that a waiver speaks of.
  case rule(String)

  /// The subject as it is typed.
  public var description: String {
    switch self {
    case .part(let name): name.description
    case .service(let service): "service:" + service
    case .everyone: "everyone"
    case .outside(let endpoint): endpoint.description
    case .rule(let code): code
    }
  }

  /// The part, where it is one.
  public var part: Name? { if case .part(let name) = self { name } else { nil } }

  /// Orders by what is typed, as people count.
  public static func < (left: Subject, right: Subject) -> Bool {
    if case (.part(let left), .part(let right)) = (left, right) { return left < right }
    return Name(left.description) < Name(right.description)
  }

  func renaming(_ old: Name, to new: Name) -> Subject {
    switch self {
    case .part(let name): .part(name.renaming(old, to: new))
    case .outside(let endpoint): .outside(endpoint.renaming(old, to: new))
    default: self
    }
  }
}
