public import CommandLanguage
import Topology

/// All commands of the prompt, the arguments, scripts and lessons.
public enum CommandTable {
  static let commands: [any Command.Type] = [
    ShowCommand.self, ListCommand.self, DrawCommand.self, CheckCommand.self, ExplainCommand.self, TiersCommand.self,
    TraceCommand.self, WhyCommand.self, ReachCommand.self, LessonCommand.self, NextCommand.self, BackCommand.self,
    HintCommand.self,
    SkipCommand.self,
    AnswerCommand.self, LabCommand.self, QuizCommand.self, ExportCommand.self, FlagCommand.self, ReportCommand.self,
    ReviewCommand.self, PlacementCommand.self,
    EasyCommand.self,
    ProgressCommand.self,
    NotesCommand.self,
    ServicesCommand.self, ServiceCommand.self, CompareCommand.self, ProviderCommand.self, DefineCommand.self,
    LeaveCommand.self,
    UndoCommand.self, RedoCommand.self, SaveCommand.self, OpenCommand.self, NewCommand.self, RunCommand.self,
    HistoryCommand.self, LearnerCommand.self, LangCommand.self, PathCommand.self, ConfigCommand.self,
    ContentCommand.self, HelpCommand.self,
    QuitCommand.self,
  ]

  /// The words of all commands and statements.
  public static let vocabulary = Vocabulary(Statement.grammars + commands.map { $0.grammar })

  private static let byVerb = Dictionary(uniqueKeysWithValues: commands.map { ($0.grammar.verb, $0) })

  /// The command that a phrase is; nil for a statement about topologies.
  static func command(_ phrase: Phrase) -> (any Command)? { byVerb[phrase.grammar.verb].map { $0.init(phrase) } }
}
