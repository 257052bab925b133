public import CommandLanguage
import HashTreeCollections
import Localization

extension Topology {
  /// The topology after a statement; this one is not changed.
  ///
  /// Costs as much as the change, besides `remove` and `rename`, which look through the whole.
  ///
  /// - Throws: a diagnostic when the statement cannot be, at the word to blame.
  public func applying(_ located: LocatedStatement) throws(Diagnostic) -> Topology {
    var next = self
    next.forgetOrder(after: located.statement)
    switch located.statement {
    case .region(let region): try next.name(region, located)
    case .add(let resource): try next.add(resource, located)
    case .set(let name, let changes): try next.set(name, changes, located)
    case .remove(let name): try next.remove(name, located)
    case .rename(let old, let new): next.rename(old, to: new)
    case .state(let clause): try next.state(clause, located)
    case .withdraw(let subject, let text): try next.withdraw(subject, text, located)
    }
    return next
  }

  /// What a statement changes has to be put in order anew.
  private mutating func forgetOrder(after statement: Statement) {
    switch statement {
    case .add: partOrder = nil
    case .state, .withdraw: clauseOrder = nil
    // What AWS makes with a part, and takes away with its clauses, hangs on attributes too.
    case .region, .set, .remove, .rename: (partOrder, clauseOrder) = (nil, nil)
    }
  }

  private mutating func name(_ region: String, _ located: LocatedStatement) throws(Diagnostic) {
    guard isEmpty else {
      throw Diagnostic(
        "region-first", Message("The Region is said once, before the first part."), at: located.span, example: "new")
    }
    self.region = region
  }

  private mutating func add(_ resource: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    try check(resource, located)
    insert(resource)
    origins[.resource(resource.name)] = located.span
    updateImplied(by: resource)
  }

  private mutating func set(
    _ name: Name, _ changes: [String: Statement.Change], _ located: LocatedStatement
  ) throws(Diagnostic) {
    guard let old = resources[name], let kind = ResourceKind.named(old.kind) else { return }
    var values = old.values
    for (key, change) in changes.sorted(by: { $0.key < $1.key }) {
      origins[.attribute(name, key)] = located.span
      switch change {
      case .assign(let value): values[key] = value
      case .unset: values[key] = nil
      case .insert(let added):
        var list = Self.members(value(key, of: old))
        if let value = added.first(where: list.contains) {
          throw Diagnostic(
            "already-there", Message("`\(value)` is already in `\(key)` of `\(name)`."), at: located.place(key))
        }
        list += added
        values[key] = .list(list)
      case .remove(let removed):
        let list = Self.members(value(key, of: old))
        if let value = removed.first(where: { !list.contains($0) }) {
          throw Diagnostic(
            "not-there", Message("`\(value)` is not in `\(key)` of `\(name)`."), at: located.place(key))
        }
        let rest = list.filter { !removed.contains($0) }
        values[key] = rest.isEmpty ? nil : .list(rest)
      }
    }
    let resource = old.with(values)
    try check(resource, located, changed: Set(changes.keys))
    try keepImplied(of: old, by: resource, kind, located)
    resources[name] = resource
    updateImplied(by: resource)
  }

  private static func members(_ value: Value?) -> [Value] {
    if case .list(let values)? = value { values } else { value.map { [$0] } ?? [] }
  }

  /// Refuses a change by which AWS would take away a part that something still names.
  private func keepImplied(
    of old: Resource, by new: Resource, _ kind: ResourceKind, _ located: LocatedStatement
  ) throws(Diagnostic) {
    for implied in kind.implied where implied.holds(for: old) && !implied.holds(for: new) {
      if let user = users(of: old.name.implied(implied.suffix)).first {
        throw Diagnostic(
          "in-use", Message("`\(old.name.implied(implied.suffix))` would go, and \(user.text) needs it."),
          at: located.span,
          nearest: user.mend)
      }
    }
  }

  private mutating func remove(_ name: Name, _ located: LocatedStatement) throws(Diagnostic) {
    guard let resource = resources[name] else { return }
    guard !resource.isImplied else {
      throw Diagnostic(
        "implied", Message("AWS makes `\(name)` together with another part; it goes when that goes."),
        at: located.place("NAME"))
    }
    if let user = users(of: name).first {
      throw Diagnostic(
        "in-use", Message("\(noun(name)) cannot be removed yet: \(user.text) needs it."), at: located.place("NAME"),
        nearest: user.mend)
    }
    for implied in ResourceKind.named(resource.kind)?.implied ?? [] { erase(name.implied(implied.suffix)) }
    erase(name)
  }

  private mutating func erase(_ name: Name) {
    guard let resource = resources.removeValue(forKey: name) else { return }
    namesByKind[resource.kind]?.remove(name)
    if let parent = resource.parent { childrenByParent[parent]?.remove(name) }
    childrenByParent[name] = nil
    for clause in clausesBySubject.removeValue(forKey: .part(name)) ?? [] { origins[.clause(clause)] = nil }
    origins[.resource(name)] = nil
    for key in resource.values.keys { origins[.attribute(name, key)] = nil }
    // A route whose target goes stays as a black hole, as in AWS.
    for (subject, clauses) in clausesBySubject where clauses.contains(where: { $0.leads(to: name) }) {
      for clause in clauses where clause.leads(to: name) {
        guard case .route(let route) = clause else { continue }
        let gone = Clause.route(Route(table: route.table, destination: route.destination, target: .gone(name)))
        origins[.clause(gone)] = origins.removeValue(forKey: .clause(clause))
        clausesBySubject[subject]?.replace(clause, by: gone)
      }
    }
  }

  private mutating func rename(_ old: Name, to new: Name) {
    var renamed = Topology()
    renamed.region = region
    for resource in resources.values { renamed.insert(resource.renaming(old, to: new)) }
    for (subject, clauses) in clausesBySubject {
      // Another name may stand elsewhere in the order.
      renamed.clausesBySubject[subject.renaming(old, to: new)] = clauses.reduce(into: []) {
        $0.insertInOrder($1.form.renaming(old, to: new))
      }
    }
    for (origin, span) in origins { renamed.origins[origin.renaming(old, to: new)] = span }
    self = renamed
  }

  private mutating func state(_ clause: Clause, _ located: LocatedStatement) throws(Diagnostic) {
    try check(clause, located)
    var clauses = clausesBySubject[clause.subject] ?? []
    clauses.insertInOrder(clause)
    clausesBySubject[clause.subject] = clauses
    origins[.clause(clause)] = located.span
  }

  private mutating func withdraw(
    _ subject: Subject, _ text: String, _ located: LocatedStatement
  ) throws(Diagnostic) {
    let clauses = clausesBySubject[subject] ?? []
    guard let clause = clauses.first(where: { $0.withdrawal == text }) else {
      if text.hasPrefix("revoke"), text.hasSuffix("out all to 0.0.0.0/0"), let group = subject.part, allowsAllOut(group)
      {
        throw Diagnostic(
          "implied-rule",
          Message("AWS gives a group this rule by itself; take it away with `set \(group) egress=none`."),
          at: located.span, example: "set \(group) egress=none")
      }
      throw Diagnostic(
        "no-such-clause", Message("The design does not say this, so there is nothing to take back."), at: located.span,
        nearest: Nearest.candidate(to: text, in: clauses.map(\.withdrawal)))
    }
    let rest = clauses.filter { $0 != clause }
    clausesBySubject[subject] = rest.isEmpty ? nil : rest
    origins[.clause(clause)] = nil
  }

  mutating func insert(_ resource: Resource) {
    resources[resource.name] = resource
    namesByKind[resource.kind, default: []].insert(resource.name)
    if let parent = resource.parent { childrenByParent[parent, default: []].insert(resource.name) }
  }

  /// Makes and takes away what AWS makes with a part.
  private mutating func updateImplied(by resource: Resource) {
    for implied in ResourceKind.named(resource.kind)?.implied ?? [] {
      let name = resource.name.implied(implied.suffix)
      if implied.holds(for: resource) {
        guard resources[name] == nil else { continue }
        let placed = ResourceKind.named(implied.kind)?.placement.kinds.contains(resource.kind) ?? false
        insert(Resource(name: name, kind: implied.kind, parent: placed ? resource.name : nil, values: [:]))
        origins[.resource(name)] = origins[.resource(resource.name)]
      } else {
        erase(name)
      }
    }
  }
}

extension ResourceKind.Implied {
  func holds(for resource: Resource) -> Bool {
    condition.map { resource.values[$0.key] == $0.value } ?? true
  }
}

extension Clause {
  func leads(to name: Name) -> Bool {
    if case .route(let route) = self { route.target == .part(name) } else { false }
  }
}

extension Topology.Origin {
  func renaming(_ old: Name, to new: Name) -> Topology.Origin {
    switch self {
    case .resource(let name): .resource(name.renaming(old, to: new))
    case .clause(let clause): .clause(clause.form.renaming(old, to: new))
    case .attribute(let name, let key): .attribute(name.renaming(old, to: new), key)
    }
  }
}

extension [Clause] {
  /// Forwards keep the order in which they were said, which CloudFront goes by; all others stand
  /// in the order of their text, so that the order of statements takes no part in equality.
  mutating func insertInOrder(_ clause: Clause) { insert(clause, at: place(of: clause)) }

  /// The clause that has to be taken back before another can be said; nil where none has.
  func taking(thePlaceOf clause: Clause) -> Clause? {
    switch clause {
    case .rule, .grant, .denial:
      // The statement that takes these back says all of them, and they stand by their words.
      let index = place(of: clause)
      return index > 0 && self[index - 1] == clause ? clause : nil
    default: return first { $0.isWithdrawn(with: clause) }
    }
  }

  private func place(of clause: Clause) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if clause.stands(before: self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  mutating func replace(_ old: Clause, by new: Clause) {
    guard let index = firstIndex(of: old) else { return }
    remove(at: index)
    insertInOrder(new)
  }
}

extension Clause {
  /// Whether both are taken back by the same statement, which is not written for that where they are many.
  func isWithdrawn(with other: Clause) -> Bool {
    switch (self, other) {
    case (.route(let a), .route(let b)): a.table == b.table && a.destination == b.destination
    case (.connection(let a), .connection(let b)):
      a.to.description == b.to.description && a.from.description == b.from.description
    default: rank == other.rank && withdrawal == other.withdrawal
    }
  }

  func stands(before other: Clause) -> Bool {
    switch (self, other) {
    case (.forward, .forward): false
    case (.route(let a), .route(let b)): a.destination < b.destination
    case (.entry(let a), .entry(let b)):
      a.direction == b.direction ? a.number < b.number : a.direction == .inbound
    case (.rule(let a), .rule(let b)) where a.direction != b.direction: a.direction == .inbound
    default: rank == other.rank ? Name(text) < Name(other.text) : rank < other.rank
    }
  }
}
