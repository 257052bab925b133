import Topology

/// Which distributions the keys of a design let decrypt, looked up once.
struct KeyReaders {
  private static let decrypting: Set<String> = ["kms:Decrypt", "kms:*", "*"]
  /// By key; nil among the distributions means all of them.
  private let readers: [Name: Set<Name?>]
  private let firstKey: Name?

  init(_ topology: Topology) {
    var readers: [Name: Set<Name?>] = [:]
    for grant in topology.grants(to: .service("cloudfront")) where !Self.decrypting.isDisjoint(with: grant.actions) {
      for resource in grant.resources { readers[resource.name, default: []].insert(grant.source) }
    }
    self.readers = readers
    firstKey = topology.parts(of: "kms-key").first?.name
  }

  func mayDecrypt(_ distribution: Name, with key: Name) -> Bool {
    readers[key].map { $0.contains(nil) || $0.contains(distribution) } ?? false
  }

  /// The statement that lets a distribution decrypt.
  static func permission(_ distribution: Name, _ key: Name) -> String {
    "grant service:cloudfront kms:Decrypt on \(key) source=\(distribution)"
  }

  /// The statements that encrypt a bucket under a key which these distributions may use.
  func encrypting(_ bucket: Name, for distributions: [Name], _ design: Design) -> [String] {
    let own = design.topology.value(.kmsKey, of: bucket) ?? firstKey
    let key = own ?? Name(design.freeName("\(bucket)-key"))
    let isKMS = design.usesKMS(bucket)
    return (own == nil ? ["add kms-key \(key) rotation=yes"] : [])
      + ["set \(bucket)" + (isKMS ? "" : " encryption=sse-kms") + " kms-key=\(key)"]
      + distributions.filter { !mayDecrypt($0, with: key) }.map { Self.permission($0, key) }
  }
}
