/// What changes at AWS from month to month: versions with the dates of their support, and instance types. Data with a
/// date, given to the model as a value, so that it needs no file and a day can be chosen.
public struct ServiceTables: Sendable, Hashable {
  /// The versions of engines and runtimes, by the word that is typed, such as `postgres`.
  public let versions: [String: VersionTable]
  /// Instance types by kind: `ec2`, `rds`, `cache`.
  public let instances: [String: InstanceTable]
  /// The day for which versions are judged: the latest on which a table was checked, unless it is told. Nil without
  /// tables.
  public var today: Day?

  /// Takes tables.
  public init(versions: [String: VersionTable], instances: [String: InstanceTable]) {
    (self.versions, self.instances) = (versions, instances)
    today = (versions.values.map(\.checked) + instances.values.map(\.checked)).max()
  }

  /// No tables: what needs them cannot be told.
  public static let none = ServiceTables(versions: [:], instances: [:])

  /// The attributes for whose values there are tables.
  static let keys: Set = ["class", "type", "node-type", "version", "runtime"]

  /// The table of instances that an attribute of a kind speaks of, by kind and key.
  private static let places = [
    "rds class": "rds", "replica class": "rds", "aurora-instance class": "rds", "ec2 type": "ec2",
    "launch-template type": "ec2", "cache node-type": "cache",
  ]

  /// The languages whose runtimes stand in the tables.
  private static let languages = ["python", "nodejs"]

  /// What may be typed as a value: versions of `engine`, runtimes or types, without those whose time is over.
  func words(for key: String, of kind: String, engine: String?) -> [String] {
    if key == "version" { return engine.flatMap { versions(of: $0) }.map(offered) ?? [] }
    if key == "runtime" {
      return Self.languages.flatMap { language in (versions[language].map(offered) ?? []).map { language + $0 } }
    }
    guard let table = Self.places["\(kind) \(key)"].flatMap({ instances[$0] }) else { return [] }
    return table.names.filter { table.standing(of: $0) == .offered }
  }

  /// The versions that can still be chosen.
  private func offered(_ table: VersionTable) -> [String] {
    table.rows.map(\.name).filter { name in
      guard let today, case .ended = table.standing(of: name, on: today) else { return true }
      return false
    }
  }

  /// The versions of an engine; that of an edition such as `oracle-se2` stands under the engine's own name.
  public func versions(of engine: String) -> VersionTable? {
    versions[engine] ?? engine.split(separator: "-").first.flatMap { versions[String($0)] }
  }
}
