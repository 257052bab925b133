public import Localization

/// What kinds of parts are for, in the order in which saved designs list them.
public enum ResourceFamily: String, Sendable, Hashable, CaseIterable {
  case network, security, stores, compute, containers, edge, messaging, analysis, observation

  /// The name for people.
  public var title: Message {
    switch self {
    case .network: Message("Network")
    case .security: Message("Keys, secrets and roles")
    case .stores: Message("Data")
    case .compute: Message("Servers and functions")
    case .containers: Message("Containers")
    case .edge: Message("Edge and entry")
    case .messaging: Message("Messages and events")
    case .analysis: Message("Analysis and search")
    case .observation: Message("Records, alarms and backups")
    }
  }
}

extension ResourceKind {
  /// The family that it belongs to; nil for a kind outside of the catalogue.
  public var family: ResourceFamily? { Self.families[token] }

  private static let families = Dictionary(
    uniqueKeysWithValues: ResourceFamily.allCases.flatMap { family in family.kinds.map { ($0.token, family) } })
}
