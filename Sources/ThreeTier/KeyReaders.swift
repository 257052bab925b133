import Topology

/// Which distributions the keys of a design let decrypt, looked up once.
struct KeyReaders {
  private static let decrypting: Set<String> = ["kms:Decrypt", "kms:*", "*"]
  /// By key; nil among the distributions means all of them.
  private let readers: [Name: Set<Name?>]

  init(_ topology: Topology) {
    var readers: [Name: Set<Name?>] = [:]
    for grant in topology.grants(to: .service("cloudfront")) where !Self.decrypting.isDisjoint(with: grant.actions) {
      for resource in grant.resources { readers[resource.name, default: []].insert(grant.source) }
    }
    self.readers = readers
  }

  func mayDecrypt(_ distribution: Name, with key: Name) -> Bool {
    readers[key].map { $0.contains(nil) || $0.contains(distribution) } ?? false
  }

  /// The statement that lets a distribution decrypt.
  static func permission(_ distribution: Name, _ key: Name) -> String {
    "grant service:cloudfront kms:Decrypt on \(key) source=\(distribution)"
  }
}
