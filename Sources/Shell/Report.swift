public import Localization
public import Markdown
import TerminalUI

/// What a command answers: a value for machines, and a document made from it for people.
public protocol Report: Encodable, Sendable {
  /// The answer in the words that lessons state: `yes`, `private`, codes of findings.
  var results: [String] { get }
  /// How the process ends when this was the last report.
  var exitCode: ExitCode { get }
  /// The report for people, in the language of `words`.
  func document(_ words: MessageCatalogue) -> Document
}

extension Report {
  /// No words that a lesson could state.
  public var results: [String] { [] }
  /// All is well.
  public var exitCode: ExitCode { .fine }
}

/// How the process ends.
public enum ExitCode: Int32, Sendable, Encodable {
  case fine = 0
  case findings = 1
  case usage = 2
  case inputOutput = 3
  case belowPassMark = 4
  case interrupted = 130
}

/// One or more sentences.
struct Notice: Report {
  var messages: [Message]
  let role: Role?
  let exitCode: ExitCode

  init(_ messages: Message..., role: Role? = nil, exitCode: ExitCode = .fine) {
    self.messages = messages
    self.role = role
    self.exitCode = exitCode
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([
      "schema": "cloudtutor.notice/1", "message": messages.map { MessageCatalogue.english($0) }.joined(separator: " "),
    ])
  }

  func document(_ words: MessageCatalogue) -> Document {
    Document(messages.map { message in role.map { .paragraph($0, words(message)) } ?? .paragraph(words(message)) })
  }
}

/// A document that is the same for people and, as plain paragraphs, for machines: text of lessons.
struct Page: Report {
  let blocks: [Block]
  var results: [String] = []
  var exitCode = ExitCode.fine

  init(_ blocks: [Block]) { self.blocks = blocks }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    let text = DocumentRenderer(TerminalSettings(width: 4_000, isPlain: true)).lines(Document(blocks))
    try container.encode(["schema": "cloudtutor.page/1", "text": text.joined(separator: "\n")])
  }

  func document(_ words: MessageCatalogue) -> Document { Document(blocks) }
}
