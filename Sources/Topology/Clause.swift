import CommandLanguage

/// What a design says beyond its parts: a route, a group's rule, an ACL's entry and so on. Each
/// belongs to one subject.
public enum Clause: Sendable, Hashable {
  case route(Route)
  case rule(GroupRule)
  case entry(ACLEntry)
  case forward(Forward)
  case grant(Grant)
  case denial(Denial)
  case connection(Connection)
  case waiver(Waiver)

  /// The clause as its own type.
  var form: any ClauseForm {
    switch self {
    case .route(let form): form
    case .rule(let form): form
    case .entry(let form): form
    case .forward(let form): form
    case .grant(let form): form
    case .denial(let form): form
    case .connection(let form): form
    case .waiver(let form): form
    }
  }

  /// Whose clause it is.
  public var subject: Subject { form.subject }
  /// The parts that it names besides its subject and that must exist.
  public var references: [Name] { form.references }
  /// The statement that makes it.
  public var text: String { form.text }
  /// The statement that takes it back.
  public var withdrawal: String { form.withdrawal }

  /// The kinds of clause, in the order in which a saved design lists them.
  static let forms: [any ClauseForm.Type] = [
    Route.self, ACLEntry.self, GroupRule.self, Forward.self, Grant.self, Denial.self, Connection.self, Waiver.self,
  ]

  /// The place of this clause's kind in `forms`.
  var rank: Int {
    switch self {
    case .route: 0
    case .entry: 1
    case .rule: 2
    case .forward: 3
    case .grant: 4
    case .denial: 5
    case .connection: 6
    case .waiver: 7
    }
  }
}

/// A kind of clause: how it is read, printed, taken back and renamed.
protocol ClauseForm: Sendable, Hashable {
  /// The form of the statement that makes one.
  static var grammar: Grammar { get }
  /// The form of the statement that takes one back.
  static var withdrawalGrammar: Grammar { get }
  /// What can be said of one as `key=value`.
  static var attributes: [AttributeDescription] { get }
  /// Reads the statement that makes one.
  static func read(_ reader: StatementReader) throws(Diagnostic) -> Self
  /// Reads the statement that takes one back, as canonical text.
  static func readWithdrawal(_ reader: StatementReader) throws(Diagnostic) -> (subject: Subject, text: String)

  var clause: Clause { get }
  var subject: Subject { get }
  var references: [Name] { get }
  var text: String { get }
  /// The statement that takes it back. Two clauses of one subject that are taken back by the same
  /// statement cannot stand together.
  var withdrawal: String { get }
  func renaming(_ old: Name, to new: Name) -> Clause
}

extension ClauseForm {
  static var attributes: [AttributeDescription] { [] }
}
