import CommandLanguage
import HashTreeCollections

/// The key of an attribute with the type of its values, for code that reads topologies.
public struct Attribute<Wrapped: AttributeValue>: Sendable {
  /// The key, as it is typed.
  public let key: String

  /// Creates a key.
  @inlinable
  public init(_ key: String) { self.key = key }
}

/// A Swift type that an attribute's value can be read as.
public protocol AttributeValue: Sendable {
  /// The value as this type; nil when it is another kind of value.
  init?(_ value: Value)
}

extension Topology {
  /// The value that holds for an attribute of a part: the one that was given, or AWS's default.
  /// Nil where neither says one.
  public func value(_ key: String, of resource: Resource) -> Value? {
    if let value = resource.values[key] { return value }
    switch resource.standards[key] {
    case .value(let value)?: return value
    case .ofVPC(let suffix, let isList)?:
      guard let vpc = vpc(of: resource) else { return nil }
      let name = vpc.implied(suffix)
      guard resources[name] != nil else { return nil }
      return isList ? .list([.reference(name)]) : .reference(name)
    case nil: return nil
    }
  }

  /// The value that holds for an attribute, as its own type.
  @inlinable
  public func value<Wrapped>(_ attribute: Attribute<Wrapped>, of resource: Resource) -> Wrapped? {
    value(attribute.key, of: resource).flatMap { Wrapped($0) }
  }

  /// The value that holds for an attribute of the part with this name.
  @inlinable
  public func value<Wrapped>(_ attribute: Attribute<Wrapped>, of name: Name) -> Wrapped? {
    self[name].flatMap { value(attribute, of: $0) }
  }

  /// The VPC that a part is in: by its parents, its subnets or the groups that were given to it.
  public func vpc(of resource: Resource) -> Name? {
    if resource.kind == "vpc" { return resource.name }
    // An ECS service is in a cluster, which has no network; its subnets say where it is.
    if let parent = resource.parent.flatMap({ resources[$0] }), let vpc = vpc(of: parent) { return vpc }
    for key in ["subnets", "subnet-group", "launch-template", "sg"] {
      for name in resource.values[key]?.references ?? [] where name != resource.name {
        if let reference = resources[name], let vpc = vpc(of: reference) { return vpc }
      }
    }
    return nil
  }

  /// What AWS requires to create a part and nobody has said yet, by key; `in` for its place.
  public func missing(for resource: Resource) -> [String] {
    guard let required = ResourceKind.required[resource.kind], !resource.isImplied else { return [] }
    let absent = required.filter { resource.values[$0] == nil }
    guard !absent.isEmpty else { return [] }
    let template = resource.values["launch-template"]?.references.first.flatMap { resources[$0] }
    return absent.filter { template?.values[$0] == nil && isRequired($0, of: resource) }
  }

  /// Requirements that depend on other attributes, as the AWS API has them.
  private func isRequired(_ key: String, of resource: Resource) -> Bool {
    let values = resource.values
    return switch (resource.kind, key) {
    case ("subnet", "cidr"): values["cidr6"] == nil
    case ("nat", "eip"):
      resource.parent.flatMap { resources[$0]?.kind } == "subnet" && values["connectivity"] != .text("private")
    case ("target-group", "protocol"), ("target-group", "port"): values["target-type"] != .text("lambda")
    case ("listener", "certificate"): values["protocol"] == .text("https") || values["protocol"] == .text("tls")
    case ("cache", "node-type"): values["mode"] != .text("serverless")
    case ("alarm", "above"): values["below"] == nil
    case ("scaling-policy", "min"), ("scaling-policy", "max"):
      resource.parent.flatMap { resources[$0]?.kind } == "ecs-service"
    case ("task-definition", "cpu"):
      values["compatible"].flatMap { [String]($0) }?.contains("fargate") ?? false
    case ("kinesis", "shards"): values["mode"] != .text("on-demand")
    case ("eventbridge", "schedule"): values["pattern"] == nil
    case ("sqs", "max-receives"): values["dlq"] != nil
    case ("record", "weight"): values["routing"] == .text("weighted")
    case ("record", "region"): values["routing"] == .text("latency")
    case ("record", "failover"): values["routing"] == .text("failover")
    case ("health-check", "domain"): values["type"] != .text("alarm")
    default: true
    }
  }
}

extension ResourceKind {
  /// What holds for an attribute that is left out.
  enum Standard {
    case value(Value)
    /// A part that AWS makes with the VPC, alone or as a list of one.
    case ofVPC(String, isList: Bool)
  }

  /// The attributes without which AWS creates no part of a kind, of the kinds that have such.
  static let required: [String: [String]] = Dictionary(
    uniqueKeysWithValues: all.compactMap { kind in
      let keys = kind.attributes.filter { $0.standard == .required }.map(\.key)
      return keys.isEmpty ? nil : (kind.token, keys)
    })

  /// What holds by default for the attributes of each kind, read once by their own types.
  static let standards: [String: [String: Standard]] = {
    let empty = Topology()
    return Dictionary(
      uniqueKeysWithValues: all.map { kind in
        let standards = kind.attributes.compactMap { attribute -> (String, Standard)? in
          switch attribute.standard {
          case .value(let text):
            let value = try? ValueReader(empty, attribute).value(Token(text))
            return (attribute.key, .value(value ?? .text(text)))
          case .ofVPC(let suffix): return (attribute.key, .ofVPC(suffix, isList: attribute.type.isList))
          case .required, .none, .decided: return nil
          }
        }
        return (kind.token, Dictionary(standards, uniquingKeysWith: { first, _ in first }))
      })
  }()
}
