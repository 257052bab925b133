public import CommandLanguage
public import Localization

/// Why a command did not do what it was asked for. Nothing was changed then.
public enum CommandError: Error, Sendable {
  /// The words are off, or the design does not admit the statement.
  case language(Diagnostic)
  /// The same in a file; the text is the file's.
  case file(Diagnostic, text: String)
  /// A file, the terminal or the store does not do its part.
  case inputOutput(Message)
  /// The command cannot be now.
  case refused(Message)

  /// What is so, as a sentence.
  public var message: Message {
    switch self {
    case .language(let diagnostic), .file(let diagnostic, _): diagnostic.message
    case .inputOutput(let message), .refused(let message): message
    }
  }

  /// Whether more is told than one sentence.
  var isLong: Bool {
    switch self {
    case .language, .file: true
    case .inputOutput, .refused: false
    }
  }

  /// How the process ends when it stops here.
  public var exitCode: ExitCode {
    switch self {
    case .language, .file, .refused: .usage
    case .inputOutput: .inputOutput
    }
  }
}
