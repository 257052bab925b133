/// Reads words against a pattern, and remembers what could have stood where it stopped.
///
/// Every way of reading is followed; patterns are small, so their number stays small, and a
/// statement costs time in proportion to its words.
struct Matcher {
  /// What may stand at a place.
  enum Expectation: Hashable, Sendable {
    case keyword(String)
    case slot(String, Slot)
    case attribute(changes: Bool)
  }

  struct State {
    var index = 0
    var words: [String: [Token]] = [:]
    var attributes: [Phrase.Attribute] = []
    var roles: [WordRole] = []
  }

  let tokens: [Token]
  /// The furthest word reached, and what was expected there.
  private(set) var furthest = State()
  private(set) var expectations: [Expectation] = []

  /// Whether it remembers how far it came and what could have stood there.
  private let explains: Bool

  init(_ tokens: [Token], explains: Bool = true) { (self.tokens, self.explains) = (tokens, explains) }

  /// The reading that uses all words; nil when there is none.
  mutating func match(_ pattern: Pattern) -> State? {
    let states = read(pattern, from: State())
    // A word such as `header=x` is an attribute wherever it can be one, also where a slot would take it.
    let complete = states.filter { $0.index == tokens.count }
    if let reading = complete.max(by: { $0.attributes.count < $1.attributes.count }) { return reading }
    for state in states { note(state, nil) }
    return nil
  }

  private mutating func read(_ pattern: Pattern, from state: State) -> [State] {
    switch pattern {
    case .keyword(let word):
      guard state.index < tokens.count, tokens[state.index].isWord(word) else {
        return note(state, .keyword(word))
      }
      note(state, .keyword(word))
      var next = state
      next.index += 1
      next.roles.append(.keyword)
      return [next]
    case .slot(let label, let slot):
      guard state.index < tokens.count, slot.admits(tokens[state.index]) else {
        return note(state, .slot(label, slot))
      }
      note(state, .slot(label, slot))
      return [binding(tokens[state.index], to: label, slot, in: state)]
    case .sequence(let parts):
      var states = [state]
      for part in parts {
        states = states.flatMap { read(part, from: $0) }
        if states.isEmpty { break }
      }
      return states
    case .optional(let part):
      return read(part, from: state) + [state]
    case .choice(let parts):
      return parts.flatMap { read($0, from: state) }
    case .attributes(let changes):
      var next = state
      while next.index < tokens.count, let attribute = Self.attribute(tokens[next.index], changes: changes) {
        note(next, .attribute(changes: changes))
        next.attributes.append(attribute)
        next.roles.append(.attribute)
        next.index += 1
      }
      note(next, .attribute(changes: changes))
      return [next]
    case .rest(let label, let slot):
      guard state.index < tokens.count else { return note(state, .slot(label, slot)) }
      var next = state
      while next.index < tokens.count { next = binding(tokens[next.index], to: label, slot, in: next) }
      note(next, .slot(label, slot))
      return [next]
    }
  }

  private func binding(_ token: Token, to label: String, _ slot: Slot, in state: State) -> State {
    var next = state
    next.words[label, default: []].append(token)
    next.roles.append(WordRole(slot))
    next.index += 1
    return next
  }

  @discardableResult private mutating func note(_ state: State, _ expectation: Expectation?) -> [State] {
    guard explains else { return [] }
    if state.index > furthest.index {
      furthest = state
      expectations = []
    }
    if state.index == furthest.index, let expectation, !expectations.contains(expectation) {
      expectations.append(expectation)
    }
    return []
  }

  static func attribute(_ token: Token, changes: Bool) -> Phrase.Attribute? {
    guard let (before, after) = token.splitOnce(on: "="), before.text.first?.isLetter == true else { return nil }
    if changes, before.mayHave("+") || before.mayHave("-"), before.letters.count > 1, let last = before.letters.last,
      !last.quoted
    {
      if last.character == "+" { return Phrase.Attribute(key: before.droppingLast(), change: .insert, value: after) }
      if last.character == "-" { return Phrase.Attribute(key: before.droppingLast(), change: .remove, value: after) }
    }
    return Phrase.Attribute(key: before, change: .assign, value: after)
  }
}
