import HashTreeCollections

/// The parts of a design in the order of their names, so that no reader sorts them again.
struct PartOrder: Sendable {
  let parts: [Resource]
  let byKind: [String: [Resource]]
  let byParent: [Name: [Resource]]
}

/// The clauses of a design in the order of their subjects, and those of the kinds for which readers look
/// through the whole design.
struct ClauseOrder: Sendable {
  let clauses: [Clause]
  let grants: [Grant]
  /// By the parts that they name.
  let grantsByPart: [Name: [Grant]]
  let connections: [Connection]
  let waivers: [Waiver]
}

extension Topology {
  /// The same design with its order found once, for those who ask it much: all parts, parts of a kind,
  /// children and clauses then come without sorting. A statement forgets what it may change. O(n log n).
  public var inOrder: Topology {
    var ordered = self
    if partOrder == nil {
      let parts = self.parts
      ordered.partOrder = PartOrder(
        parts: parts, byKind: Dictionary(grouping: parts, by: \.kind),
        byParent: parts.reduce(into: [:]) { groups, part in
          if let parent = part.parent { groups[parent, default: []].append(part) }
        })
    }
    if clauseOrder == nil { ordered.clauseOrder = ClauseOrder(allClauses) }
    return ordered
  }
}

extension ClauseOrder {
  init(_ clauses: [Clause]) {
    self.clauses = clauses
    var (grants, connections, waivers): ([Grant], [Connection], [Waiver]) = ([], [], [])
    for clause in clauses {
      switch clause {
      case .grant(let grant): grants.append(grant)
      case .connection(let connection): connections.append(connection)
      case .waiver(let waiver): waivers.append(waiver)
      default: break
      }
    }
    (self.grants, self.connections, self.waivers) = (grants, connections, waivers)
    grantsByPart = grants.reduce(into: [:]) { groups, grant in
      for name in Set(grant.resources.map(\.name)) { groups[name, default: []].append(grant) }
    }
  }
}
