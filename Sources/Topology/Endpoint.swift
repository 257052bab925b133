/// Where a flow starts or ends, as `connect` and `trace` name it.
public enum Endpoint: Sendable, Hashable, Comparable, CustomStringConvertible {
  case part(Name)
  /// Everything outside, over IPv4 and IPv6.
  case internet
  case network(CIDR)
  /// A regional AWS service without a part of its own, such as `s3`.
  case service(String)

  /// Services that can stand where no part of that name does.
  public static let services = ["s3", "dynamodb", "secretsmanager", "ssm", "sqs", "sns", "kms", "logs"]

  /// The endpoint as it is typed.
  public var description: String {
    switch self {
    case .part(let name): name.description
    case .internet: "internet"
    case .network(let block): block.description
    case .service(let service): service
    }
  }

  /// The part, where it is one.
  public var part: Name? { if case .part(let name) = self { name } else { nil } }

  /// Orders the internet first, then by what is typed.
  public static func < (left: Endpoint, right: Endpoint) -> Bool {
    if (left == .internet) != (right == .internet) { return left == .internet }
    return Name(left.description) < Name(right.description)
  }

  func renaming(_ old: Name, to new: Name) -> Endpoint {
    if case .part(let name) = self { .part(name.renaming(old, to: new)) } else { self }
  }
}
