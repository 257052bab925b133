import Localization
import Topology

/// What roles and keys have to allow for a stated connection.
struct Permissions {
  /// Something that one who asks must be allowed: one of some actions, with one part.
  struct Need: Hashable {
    let actions: [String]
    let resource: Name
  }

  private let topology: Topology

  init(_ topology: Topology) { self.topology = topology }

  /// The actions by kind and purpose, any of which is enough; under no purpose those of a connection
  /// that states none.
  private static let actions: [String: [String: [String]]] = {
    let (read, write) = (["s3:GetObject"], ["s3:PutObject"])
    let (put, fetchRecords) = (["kinesis:PutRecord", "kinesis:PutRecords"], ["kinesis:GetRecords"])
    let (fetch, store) = (
      ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:BatchGetItem"],
      ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem"]
    )
    let (send, receive) = (["sqs:SendMessage"], ["sqs:ReceiveMessage"])
    return [
      "s3": [
        "get": read, "read": read, "analyze": read, "put": write, "write": write,
        "": ["s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:DeleteObject"],
      ],
      "dynamodb": ["get": fetch, "read": fetch, "put": store, "write": store, "": fetch + store],
      "secret": ["": ["secretsmanager:GetSecretValue"]],
      "sqs": [
        "send": send, "put": send, "write": send, "receive": receive, "get": receive, "read": receive,
        "": send + receive,
      ],
      "sns": ["": ["sns:Publish"]],
      "kinesis": [
        "send": put, "write": put, "put": put, "receive": fetchRecords, "read": fetchRecords, "get": fetchRecords,
        "": put + fetchRecords,
      ],
      "step-functions": ["": ["states:StartExecution", "states:StartSyncExecution"]],
      "athena": ["": ["athena:StartQueryExecution"]],
      "kms-key": ["": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:Sign"]],
    ]
  }()

  /// What the key of a bucket or secret has to allow, by purpose.
  private static let keyActions: [String: [String]] = [
    "get": ["kms:Decrypt"], "read": ["kms:Decrypt"], "analyze": ["kms:Decrypt"], "put": ["kms:GenerateDataKey"],
    "write": ["kms:GenerateDataKey"],
  ]

  /// What a connection takes, besides a network.
  func needs(of connection: Connection) -> [Need] {
    connection.to.part.flatMap { topology[$0] }.map { needs(of: $0, for: connection.purposes) } ?? []
  }

  /// What the use of a part takes.
  func needs(of part: Resource, for stated: [String]) -> [Need] {
    guard let table = Self.actions[part.kind] else { return [] }
    let purposes = stated.filter { table[$0] != nil }
    // Who only hands out signed addresses is not the one who asks.
    guard stated.isEmpty == purposes.isEmpty || table[""] == nil || part.kind == "secret" else {
      return []
    }
    let actions = (purposes.isEmpty ? [""] : purposes).compactMap { table[$0] }.map {
      Need(actions: $0, resource: part.name)
    }
    return actions + keyNeeds(of: part, purposes)
  }

  private func keyNeeds(of part: Resource, _ purposes: [String]) -> [Need] {
    guard let key = key(of: part) else { return [] }
    if part.kind == "secret" { return [Need(actions: ["kms:Decrypt"], resource: key)] }
    let stated = purposes.compactMap { Self.keyActions[$0] }
    let either = [["kms:Decrypt", "kms:GenerateDataKey"]]
    return (stated.isEmpty ? either : stated).map { Need(actions: $0, resource: key) }
  }

  /// The design's own key behind a bucket or secret; AWS's keys admit who may use the part.
  func key(of part: Resource) -> Name? {
    switch part.kind {
    case "s3" where topology.value(Attribute<String>("encryption"), of: part) != "sse-s3":
      topology.value(Attribute<Name>("kms-key"), of: part)
    case "secret": topology.value(Attribute<Name>("kms-key"), of: part)
    default: nil
    }
  }

  /// The needs that nothing allows to a role.
  func missing(_ needs: [Need], for role: Name) -> [Need] {
    let grants = topology.grants(to: .part(role))
    let managed = topology.value(Attribute<[String]>("managed"), of: role) ?? []
    return needs.filter { need in
      let granted = grants.contains { grant in
        (grant.resources.isEmpty || grant.resources.contains { $0.name == need.resource })
          && grant.actions.contains { pattern in need.actions.contains { Self.matches(pattern, $0) } }
      }
      return !granted && !managed.contains { Self.mayAllow($0, need) }
    }
  }

  /// Whether an action as a policy writes it, with `*` for any text, allows another.
  static func matches(_ pattern: String, _ action: String) -> Bool {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pattern == action }
    return action.count >= first.count + last.count && action.hasPrefix(first) && action.hasSuffix(last)
  }

  /// The words by which AWS's ready-made policies name a service.
  private static let policyWords = [
    "s3": "S3", "dynamodb": "DynamoDB", "secretsmanager": "SecretsManager", "sqs": "SQS", "sns": "SNS",
    "kms": "KeyManagement", "kinesis": "Kinesis", "states": "StepFunctions", "athena": "Athena",
  ]

  /// Whether a ready-made policy is about the service: what exactly it allows is not modelled.
  private static func mayAllow(_ policy: String, _ need: Need) -> Bool {
    if policy == "AdministratorAccess" || policy == "PowerUserAccess" { return true }
    let service = need.actions.first?.split(separator: ":").first.map(String.init) ?? ""
    return policyWords[service].map { policy.contains($0) } ?? false
  }
}
