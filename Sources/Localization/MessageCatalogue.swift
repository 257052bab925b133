/// The words of one language: renders messages, choosing particles by the values' last sound.
///
/// A text without an entry is shown in English, so nothing is ever missing on the screen; the
/// content check lists such texts.
public struct MessageCatalogue: Sendable {
  /// The language rendered.
  public let language: Language
  private let texts: [String: String]

  /// Creates a catalogue from texts under their English keys; English itself needs none.
  public init(_ language: Language, texts: [String: String] = [:]) {
    self.language = language
    self.texts = texts
  }

  /// English, which needs no file.
  public static let english = MessageCatalogue(.english)

  /// Whether `message` has a text of its own in this language.
  public func has(_ message: Message) -> Bool { language == .english || texts[message.key] != nil }

  /// The message in this language. Placeholders are `{1}`, or `{1:을}` with a Korean particle.
  public func callAsFunction(_ message: Message) -> String {
    let template = texts[message.key] ?? message.key
    return Template(template).rendered { argument, particle in
      guard message.arguments.indices.contains(argument - 1) else { return nil }
      let value = self.text(of: message.arguments[argument - 1])
      guard let particle else { return value }
      return value + particle.following(value)
    }
  }

  private func text(of argument: Message.Argument) -> String {
    switch argument {
    case .text(let text): text
    case .number(let number): grouped(number)
    case .message(let message): self(message)
    case .messages(let messages): messages.map { self($0) }.joined(separator: ", ")
    }
  }

  /// A number with a comma between thousands, as both Korean and English write it.
  private func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }
}
