import CommandLanguage
import Topology

/// The statements of a design by where they were said, looked up once for all findings of a report.
struct StatementOrigins {
  private let clauses: [Span: String]
  private let topology: Topology
  private let lines: [String: String]

  init(_ topology: Topology) {
    var clauses: [Span: String] = [:]
    for clause in topology.allClauses {
      guard let span = topology.origin(of: clause), clauses[span] == nil else { continue }
      clauses[span] = clause.text
    }
    self.clauses = clauses
    lines = Dictionary(
      topology.lines.compactMap { line in
        let words = line.split(separator: " ", maxSplits: 3)
        return words.count > 2 ? (String(words[2]), line) : nil
      }, uniquingKeysWith: { first, _ in first })
    self.topology = topology
  }

  /// The statement that was said there, as the canonical text has it, or its place in a file; nil where
  /// nothing was said.
  ///
  /// - Parameter names: the parts concerned, of which one was made there where no clause was.
  func statement(at span: Span?, of names: [Name]) -> String? {
    guard let span else { return nil }
    if let file = span.file { return "\(file):\(span.line):\(span.column)" }
    if let clause = clauses[span] { return clause }
    let name = names.first { topology.origin(of: $0) == span } ?? names.first
    return name.flatMap { lines[$0.description] }
  }
}
