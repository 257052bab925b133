import Topology

/// How the buckets of a design come under a key of its own, without shutting out who uses them.
struct BucketEncryption {
  /// What of a key goes with what of a bucket.
  private static let keyActions = ["s3:GetObject": "kms:Decrypt", "s3:PutObject": "kms:GenerateDataKey"]

  let readers: KeyReaders
  private let design: Design
  private let firstKey: Name?
  /// The roles that need a bucket, each with what they need of its key.
  private let users: [Name: [Name: Set<String>]]

  init(_ design: Design) {
    self.design = design
    readers = KeyReaders(design.topology)
    firstKey = design.topology.parts(of: "kms-key").first?.name
    var users: [Name: [Name: Set<String>]] = [:]
    for use in design.roleUses {
      for need in use.needs {
        users[need.resource, default: [:]][use.role, default: []]
          .formUnion(need.actions.compactMap { Self.keyActions[$0] })
      }
    }
    self.users = users
  }

  /// The statements that encrypt a bucket under a key which these distributions, and the roles that need
  /// the bucket, may use.
  func statements(_ bucket: Name, for distributions: [Name]) -> [String] {
    let own = design.topology.value(.kmsKey, of: bucket) ?? firstKey
    let key = own ?? Name(design.freeName("\(bucket)-key"))
    let isKMS = design.usesKMS(bucket)
    return (own == nil ? ["add kms-key \(key) rotation=yes"] : [])
      + ["set \(bucket)" + (isKMS ? "" : " encryption=sse-kms") + " kms-key=\(key)"]
      + distributions.filter { !readers.mayDecrypt($0, with: key) }.map { KeyReaders.permission($0, key) }
      + permissions(of: bucket, key)
  }

  /// What the roles that need a bucket lack of the key.
  private func permissions(of bucket: Name, _ key: Name) -> [String] {
    let permissions = Permissions(design.topology)
    return (users[bucket] ?? [:]).sorted { $0.key < $1.key }.compactMap { role, actions in
      let needs = actions.sorted().map { Permissions.Need(actions: [$0], resource: key) }
      let missing = permissions.missing(needs, for: role).flatMap(\.actions)
      return missing.isEmpty ? nil : "grant \(role) \(missing.joined(separator: ",")) on \(key)"
    }
  }
}
