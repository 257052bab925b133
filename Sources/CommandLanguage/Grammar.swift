public import Localization

/// All there is to know about a command's form: one description feeds the reader, highlighting,
/// completion, help and the manual.
public struct Grammar: Sendable, Hashable {
  /// An option, written `--name` or `--name value`, that may stand anywhere behind the verb.
  public struct Option: Sendable, Hashable {
    /// The name with its two dashes.
    public let name: String
    /// What the value is, nil for an option without one.
    public let value: Slot?
    /// What it does, as a noun phrase or a short sentence.
    public let meaning: Message

    /// Creates an option without a value.
    public init(_ name: String, _ meaning: Message) { (self.name, value, self.meaning) = (name, nil, meaning) }

    /// Creates an option with a value.
    public init(_ name: String, _ value: Slot, _ meaning: Message) {
      self.name = name
      self.value = value
      self.meaning = meaning
    }

    /// The option with what its value is: `--lost a|b|c|d`.
    public var synopsis: String {
      switch value {
      case nil: name
      case .word(let words): name + " " + words.joined(separator: "|")
      case .file: name + " FILE"
      case .number: name + " NUMBER"
      default: name + " VALUE"
      }
    }
  }

  /// Groups of commands, in the order in which help lists them.
  public enum Group: Int, Sendable, Hashable, CaseIterable {
    case build, look, learn, design, program
  }

  /// The verb in its canonical English form.
  public let verb: String
  /// Korean forms, understood wherever the verb is; one may be two words.
  public let aliases: [String]
  /// Where help lists it.
  public let group: Group
  /// What the command does, as one short sentence.
  public let summary: Message
  /// The words behind the verb.
  public let pattern: Pattern
  /// Options in `--name value` form.
  public let options: [Option]
  /// Lines that run, the first of them shown with errors.
  public let examples: [String]

  /// Creates a grammar.
  public init(
    _ verb: String, aliases: [String] = [], group: Group, summary: Message, pattern: Pattern = .empty,
    options: [Option] = [], examples: [String]
  ) {
    self.verb = verb
    self.aliases = aliases
    self.group = group
    self.summary = summary
    self.pattern = pattern
    self.options = options
    self.examples = examples
  }

  /// The whole form: `add KIND NAME [in PARENT] [key=value ...]`.
  public var synopsis: String {
    let words = pattern.synopsis
    let options = options.map { "[\($0.synopsis)]" }
    return ([verb] + (words.isEmpty ? [] : [words]) + options).joined(separator: " ")
  }
}
