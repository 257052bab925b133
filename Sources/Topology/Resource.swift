/// A part of a design: its name, kind, parent, and the attributes that were given.
public struct Resource: Sendable {
  /// Designs hand parts around very often, in lists of their own order too: one reference is cheaper to copy than
  /// the four that a part's fields hold.
  private final class Storage: Sendable {
    let name: Name
    let kind: String
    let parent: Name?
    let values: [String: Value]
    /// What holds for attributes of its kind that it does not give; readers ask for them again and again.
    let standards: [String: ResourceKind.Standard]

    init(_ name: Name, _ kind: String, _ parent: Name?, _ values: [String: Value]) {
      (self.name, self.kind, self.parent, self.values) = (name, kind, parent, values)
      standards = ResourceKind.standards[kind] ?? [:]
    }
  }

  private let storage: Storage

  init(name: Name, kind: String, parent: Name?, values: [String: Value]) {
    storage = Storage(name, kind, parent, values)
  }

  /// Its name.
  public var name: Name { storage.name }
  /// The word of its kind.
  public var kind: String { storage.kind }
  /// In what it stands; nil for a part that stands in nothing or not yet.
  public var parent: Name? { storage.parent }
  /// The attributes that were given, without defaults.
  public var values: [String: Value] { storage.values }

  /// What holds for attributes of its kind that are not given.
  var standards: [String: ResourceKind.Standard] { storage.standards }

  /// Whether AWS made it together with another part.
  public var isImplied: Bool { name.isImplied }

  /// The parts that it refers to by its attributes, in no particular order.
  public var references: [Name] {
    var names: [Name] = []
    for value in values.values { value.addReferences(to: &names) }
    return names
  }

  func with(_ values: [String: Value]) -> Resource {
    Resource(name: name, kind: kind, parent: parent, values: values)
  }

  func renaming(_ old: Name, to new: Name) -> Resource {
    Resource(
      name: name.renaming(old, to: new), kind: kind, parent: parent?.renaming(old, to: new),
      values: values.mapValues { $0.renaming(old, to: new) })
  }
}

extension Resource: Hashable {
  /// Whether both say the same of the same name.
  public static func == (left: Resource, right: Resource) -> Bool {
    left.storage === right.storage
      || left.name == right.name && left.kind == right.kind && left.parent == right.parent
        && left.values == right.values
  }

  /// Feeds the name, which few different parts share.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
