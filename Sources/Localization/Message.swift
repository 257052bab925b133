/// A sentence for people: an English text with interpolated values, and the key of its translations.
///
/// Written where it is used, as `Message("There is no kind \(name).")`; its key is then
/// `There is no kind {1}.`, under which `Content/messages` holds the other languages. A bare literal
/// is no message, and a literal stands on one line, so that a scanner finds every key.
public struct Message: Sendable, Hashable {
  /// A value inserted into a message.
  public enum Argument: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// A message of its own, such as the noun of a part's kind, rendered in the same language.
    indirect case message(Message)
    /// Messages set one after another with commas.
    case messages([Message])
  }

  /// The English sentence, with `{1}`, `{2}` in place of the values.
  public let key: String
  /// The values, in the order in which the English sentence has them.
  public let arguments: [Argument]

  /// Creates a message from an English sentence, written as a literal with values in it.
  public init(_ sentence: Sentence) { (key, arguments) = (sentence.key, sentence.arguments) }

  /// A text that is the same in every language, such as a name or an example.
  public static func verbatim(_ text: String) -> Message { Message("\(text)") }
}

extension Message {
  /// The literal of a message, which only the compiler makes.
  public struct Sentence: Sendable, ExpressibleByStringInterpolation {
    let key: String
    let arguments: [Argument]

    /// A sentence without values.
    public init(stringLiteral text: String) { (key, arguments) = (text, []) }

    /// A sentence with values.
    public init(stringInterpolation parts: StringInterpolation) {
      (key, arguments) = (parts.key, parts.arguments)
    }

    /// What the compiler gathers from an interpolated literal.
    public struct StringInterpolation: StringInterpolationProtocol {
      var key = ""
      var arguments: [Argument] = []

      /// Begins a sentence.
      public init(literalCapacity: Int, interpolationCount: Int) {}

      /// Appends words of the sentence.
      public mutating func appendLiteral(_ text: String) { key += text }

      /// Inserts a value that is written alike in every language.
      public mutating func appendInterpolation(_ text: some CustomStringConvertible & Sendable) {
        append(.text(text.description))
      }

      /// Inserts a number, grouped by thousands when shown.
      public mutating func appendInterpolation(_ number: Int) { append(.number(number)) }

      /// Inserts another message, such as a kind's noun.
      public mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

      /// Inserts messages with commas between them.
      public mutating func appendInterpolation(_ messages: [Message]) { append(.messages(messages)) }

      private mutating func append(_ argument: Argument) {
        arguments.append(argument)
        key += "{\(arguments.count)}"
      }
    }
  }
}
