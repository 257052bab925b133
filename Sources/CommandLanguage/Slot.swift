public import Localization

/// What may stand at a place of a command: tells the reader, the completion and the help alike.
public enum Slot: Sendable, Hashable {
  /// A kind of part, such as `subnet`.
  case kind
  /// The name of a part that exists, of one of these kinds; of any kind when the list is empty.
  case name(kinds: [String])
  /// A name that is not taken yet.
  case newName
  /// One of these words.
  case word([String])
  /// An address block, such as `10.0.0.0/16`.
  case network
  /// A protocol with its ports, such as `tcp/80,443`.
  case traffic
  /// Where a flow starts or ends: a part, `internet`, a block, or a service such as `s3`.
  case endpoint
  /// A whole number.
  case number
  /// Any text; with spaces in double quotes.
  case text
  /// The path of a file.
  case file
  /// A name out of one of the program's own lists.
  case item(Item)
  /// Something that only the command itself understands, described by the message.
  case custom(Message)

  /// The program's own lists of names.
  public enum Item: String, Sendable, Hashable, CaseIterable {
    case ruleCode, lesson, lab, question, unit, language, verb, learner, topology, setting
    case service, need, provider, term, content
  }

  /// What stands here, as a noun phrase for errors and help.
  public var title: Message {
    switch self {
    case .kind: Message("a kind of part")
    case .name: Message("the name of a part")
    case .newName: Message("a new name")
    case .word(let words): .verbatim(words.map { "`\($0)`" }.joined(separator: ", "))
    case .network: Message("an address block such as 10.0.0.0/24")
    case .traffic: Message("a protocol and ports such as tcp/443")
    case .endpoint: Message("a part, internet, an address block or s3")
    case .number: Message("a whole number")
    case .text: Message("a text")
    case .file: Message("the path of a file")
    case .item(let item): item.title
    case .custom(let title): title
    }
  }

  /// Whether a word has the outer shape of what may stand here. Whether it exists is the
  /// command's own question.
  func admits(_ token: Token) -> Bool {
    if case .text = self { return true }
    guard token.isQuoted || !(token.text == "->" || token.text.hasPrefix("--")) else { return false }
    switch self {
    case .word(let words): return !token.isQuoted && words.contains(token.text)
    case .number: return Int(token.text) != nil
    default: return true
    }
  }
}

extension Slot.Item {
  var title: Message {
    switch self {
    case .ruleCode: Message("the code of a rule such as NET-01")
    case .lesson: Message("the name of a lesson")
    case .lab: Message("the name of a lab")
    case .question: Message("the name of a question")
    case .unit: Message("the name of a unit or of a lesson")
    case .language: Message("a language: ko or en")
    case .verb: Message("the name of a command")
    case .learner: Message("the name of a learner")
    case .topology: Message("the path of a file, or the name of a design that comes with the program")
    case .setting: Message("the name of a setting")
    case .service: Message("the name of a service such as s3")
    case .need: Message("what one needs, such as store-files")
    case .provider: Message("a provider: aws, azure or gcp")
    case .term: Message("a term, in any language")
    case .content: Message("the name of a lesson, a question or a lab")
    }
  }
}
