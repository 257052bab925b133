import HashTreeCollections

extension Topology {
  /// The design as the script that rebuilds it: parts in the order of their kinds and names, what
  /// is referred to first, then the clauses. O(n log n).
  public var text: String { lines.map { $0 + "\n" }.joined() }

  /// The statements of `text`, one each.
  public var lines: [String] {
    (region.map { ["region \($0)"] } ?? []) + partLines + clauseLines
  }

  private var clauseLines: [String] {
    let clauses = allClauses
    return Clause.forms.indices.flatMap { rank in clauses.filter { $0.rank == rank }.map(\.text) }
  }

  /// Depth first along references, without recursion, since chains can be long. A reference that
  /// leads back to a part still waiting for its own references is said later, by `set`.
  private var partLines: [String] {
    let ordered = resources.values.filter { !$0.isImplied }.sorted {
      let (a, b) = (ResourceKind.rank[$0.kind] ?? .max, ResourceKind.rank[$1.kind] ?? .max)
      return a == b ? $0.name < $1.name : a < b
    }
    var lines: [String] = []
    var later: [String] = []
    var done: Set<Name> = []
    var waiting: Set<Name> = []
    for root in ordered where !done.contains(root.name) {
      var stack = [root.name]
      while let name = stack.last {
        guard let resource = resources[name], !done.contains(name) else {
          stack.removeLast()
          continue
        }
        if waiting.insert(name).inserted {
          let needed = ((resource.parent.map { [$0] } ?? []) + resource.references.sorted().reversed()).map(owner)
          stack += needed.filter { $0 != name && !done.contains($0) && !waiting.contains($0) }
          continue
        }
        stack.removeLast()
        done.insert(name)
        let (now, deferred) = words(of: resource, known: done)
        lines.append(now)
        later += deferred
      }
    }
    return lines + later
  }

  /// The part by whose making a name comes into being.
  private func owner(of name: Name) -> Name {
    guard name.isImplied, let dot = name.description.firstIndex(of: ".") else { return name }
    return Name(String(name.description[..<dot]))
  }

  private func words(of resource: Resource, known: Set<Name>) -> (add: String, set: [String]) {
    var line = "add \(resource.kind) \(resource.name)" + (resource.parent.map { " in \($0)" } ?? "")
    var later: [String] = []
    for attribute in ResourceKind.named(resource.kind)?.attributes ?? [] {
      guard let value = resource.values[attribute.key] else { continue }
      let ready = value.references.allSatisfy { owner(of: $0) != resource.name && known.contains(owner(of: $0)) }
      if ready {
        line += " \(attribute.key)=\(value)"
      } else {
        later.append("set \(resource.name) \(attribute.key)=\(value)")
      }
    }
    return (line, later)
  }
}
