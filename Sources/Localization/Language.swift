/// A language in which cloudtutor speaks, named by its ISO 639-1 code.
///
/// Any code is a language: a further one needs only new files under `Content` and `Lessons`.
public struct Language: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  /// The code.
  public let rawValue: String

  /// Creates the language with an ISO 639-1 code such as `ko`.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// English, in which messages are written in code, and to which missing texts fall back.
  public static let english = Language(rawValue: "en")
  /// Korean.
  public static let korean = Language(rawValue: "ko")
  /// The languages that every text must have.
  public static let required: [Language] = [.korean, .english]

  /// The code.
  public var description: String { rawValue }
}
