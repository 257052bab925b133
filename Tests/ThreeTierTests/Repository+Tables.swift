import Curriculum
import TestSupport
import Topology

extension Repository {
  /// What AWS offers by the repository's own tables, as of their day; none when they cannot be read, which no rule takes
  /// for a pass.
  static let tables = (try? Curriculum(ContentLocation(folder: root)).serviceTables.get()) ?? .none
}
