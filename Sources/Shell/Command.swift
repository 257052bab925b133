import CommandLanguage

/// A command: a form, and what it does to a session. One file a command.
protocol Command: Sendable {
  /// Its form, which feeds reader, highlighting, completion, help and manual.
  static var grammar: Grammar { get }
  /// Takes the command from its words.
  init(_ phrase: Phrase)
  /// Does it. What it answers is printed by the caller; no command prints.
  func run(_ session: inout Session) throws(CommandError) -> any Report
}
