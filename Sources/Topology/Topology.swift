import CommandLanguage
import HashTreeCollections
public import Localization

/// A design as a value: its parts and its clauses. Nothing changes one; a statement makes a new
/// one that shares what stayed alike, so keeping old values for undo costs only the changes.
public struct Topology: Sendable, Equatable {
  var resources: TreeDictionary<Name, Resource> = [:]
  var clausesBySubject: TreeDictionary<Subject, [Clause]> = [:]
  var namesByKind: TreeDictionary<String, TreeSet<Name>> = [:]
  var childrenByParent: TreeDictionary<Name, TreeSet<Name>> = [:]
  /// Which statement made a part or clause. Takes no part in equality.
  var origins: TreeDictionary<Origin, Span> = [:]
  /// The parts and clauses in order, where `inOrder` found it. Takes no part in equality.
  var partOrder: PartOrder?
  var clauseOrder: ClauseOrder?
  /// The AWS Region that the design names; nil while it names none.
  public internal(set) var region: String?

  enum Origin: Hashable {
    case resource(Name)
    case clause(Clause)
    case attribute(Name, String)
  }

  /// The empty design.
  public init() {}

  /// Whether both say the same, whatever statements made them.
  public static func == (left: Topology, right: Topology) -> Bool {
    left.region == right.region && left.resources == right.resources
      && left.clausesBySubject == right.clausesBySubject
  }

  /// Whether it has no part and no clause.
  public var isEmpty: Bool { resources.isEmpty && clausesBySubject.isEmpty && region == nil }

  /// How many parts it has, those that AWS makes by itself included.
  public var count: Int { resources.count }

  /// The part with this name. O(1).
  public subscript(name: Name) -> Resource? { resources[name] }

  /// All parts, in the order of their names. O(n log n).
  public var parts: [Resource] { partOrder?.parts ?? resources.sorted { $0.key < $1.key }.map(\.value) }

  /// The names of all parts of some kinds in order; of all parts when `kinds` is empty.
  public func names(of kinds: [String]) -> [Name] {
    kinds.isEmpty ? resources.keys.sorted() : kinds.flatMap { namesByKind[$0] ?? [] }.sorted()
  }

  /// All parts of a kind, in the order of their names.
  public func parts(of kind: String) -> [Resource] {
    if let partOrder { return partOrder.byKind[kind] ?? [] }
    return (namesByKind[kind] ?? []).sorted().compactMap { resources[$0] }
  }

  /// What stands in a part, in the order of names; of one kind when that is given.
  public func children(of parent: Name, kind: String? = nil) -> [Resource] {
    if let partOrder {
      let children = partOrder.byParent[parent] ?? []
      return kind.map { kind in children.filter { $0.kind == kind } } ?? children
    }
    return (childrenByParent[parent] ?? []).compactMap { resources[$0] }
      .filter { kind == nil || $0.kind == kind }.sorted { $0.name < $1.name }
  }

  /// The noun for the kind of a part.
  public func title(of resource: Resource) -> Message {
    ResourceKind.named(resource.kind)?.title ?? .verbatim(resource.kind)
  }

  /// A part as people say it: its kind's noun and its name.
  public func noun(_ name: Name) -> Message {
    guard let resource = resources[name] else { return Message("`\(name)`") }
    return Message("\(title(of: resource)) `\(name)`")
  }
}
