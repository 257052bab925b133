/// A part of a design: its name, kind, parent, and the attributes that were given.
public struct Resource: Sendable, Hashable {
  /// Its name.
  public let name: Name
  /// The word of its kind.
  public let kind: String
  /// In what it stands; nil for a part that stands in nothing or not yet.
  public let parent: Name?
  /// The attributes that were given, without defaults.
  public let values: [String: Value]

  /// Whether AWS made it together with another part.
  public var isImplied: Bool { name.isImplied }

  /// The parts that it refers to by its attributes, in no particular order.
  public var references: [Name] { values.values.flatMap(\.references) }

  func with(_ values: [String: Value]) -> Resource {
    Resource(name: name, kind: kind, parent: parent, values: values)
  }

  func renaming(_ old: Name, to new: Name) -> Resource {
    Resource(
      name: name.renaming(old, to: new), kind: kind, parent: parent?.renaming(old, to: new),
      values: values.mapValues { $0.renaming(old, to: new) })
  }
}
