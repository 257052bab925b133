import Localization
import Topology

/// What a statement did, in one sentence.
struct StatementWords {
  private let statement: Statement
  private let before: Topology
  private let after: Topology

  init(_ statement: Statement, before: Topology, after: Topology) {
    self.statement = statement
    self.before = before
    self.after = after
  }

  var message: Message {
    switch statement {
    case .region(let region): return Message("The design is in the Region \(region).")
    case .add(let resource):
      let missing = after[resource.name].map { after.missing(for: $0) } ?? []
      guard !missing.isEmpty else { return Message("Added the \(after.noun(resource.name)).") }
      return Message(
        "Added the \(after.noun(resource.name)). AWS would also want \(missing.map { Message("`\($0)`") }).")
    case .set(let name, let changes):
      return Message("Changed \(changes.keys.sorted().map { Message("`\($0)`") }) of the \(after.noun(name)).")
    case .remove(let name): return Message("Removed the \(before.noun(name)).")
    case .rename(let old, let new): return Message("The \(before.noun(old)) is now called `\(new)`.")
    case .state(.connection(let connection)):
      return Message(
        "Noted what is meant: `\(connection.from)` uses `\(connection.to)`. This opens nothing; `check` compares it with the design."
      )
    case .state(let clause): return Message("Done: `\(clause.text)`")
    case .withdraw(let subject, let text):
      let clause = before.clauses(of: subject).first { $0.withdrawal == text }
      return Message("Removed: `\(clause?.text ?? text)`")
    }
  }
}
