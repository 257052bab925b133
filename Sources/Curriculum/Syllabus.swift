public import Localization

/// The project's own list of all that is taught.
public struct Syllabus: Sendable, Hashable {
  /// One fact.
  public struct Entry: Sendable, Hashable {
    /// Its permanent id, such as `tier.net.nat`.
    public let id: String
    /// Whether it is a property of a design, which is also built and checked.
    public let isBuilding: Bool
    /// What a learner can do who knows it; nil where nothing is taught yet.
    public let ability: LocalizedText?
    /// The line in its file.
    public let line: Int
  }

  /// A unit of the course.
  public struct Unit: Sendable, Hashable {
    /// The name of its folder.
    public let id: String
    /// The title.
    public let title: LocalizedText
    /// Its facts.
    public let entries: [Entry]
    /// Where it stands.
    public let file: String
    /// The line in its file.
    public let line: Int
  }

  /// The units in the order of the course.
  public let units: [Unit]

  /// All facts.
  public var entries: [Entry] { units.flatMap(\.entries) }
}

extension Syllabus {
  init(_ node: DataNode) throws(ContentProblem) {
    var units: [Unit] = []
    for unit in node.elements {
      var entries: [Entry] = []
      for entry in unit["ids"]?.elements ?? [] {
        entries.append(
          Entry(
            id: try entry.required("id").text(), isBuilding: try entry["building"]?.flag() ?? false,
            ability: try entry["can"]?.localized(), line: entry.line))
      }
      units.append(
        Unit(
          id: try unit.required("unit").text(), title: try unit.required("title").localized(), entries: entries,
          file: unit.file, line: unit.line))
    }
    self.units = units
  }
}
