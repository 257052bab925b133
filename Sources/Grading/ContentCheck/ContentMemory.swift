import Curriculum
import Localization
import Topology

/// What a check found of items that cost time to check, by all that it depends on, so that a check at each save
/// costs only what the save concerns.
public struct ContentMemory: Sendable {
  var tables: ServiceTables?
  var problems: [AnySubject: [ContentProblem]] = [:]
  var lapses: [String: [KoreanStyle.Lapse]] = [:]

  /// Remembers nothing.
  public init() {}
}

/// Something that a part of the check depends on.
struct AnySubject: Hashable, @unchecked Sendable {
  // Made of values that can be sent only, which `AnyHashable` does not say.
  private let value: AnyHashable

  init(_ value: some Hashable & Sendable) { self.value = AnyHashable(value) }
}
