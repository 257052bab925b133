/// One text in several languages, as data files hold it under `ko` and `en`.
public struct LocalizedText: Sendable, Hashable {
  private let texts: [Language: String]

  /// Creates a text from its languages.
  public init(_ texts: [Language: String]) { self.texts = texts }

  /// The text in `language`, in English where that is missing, else in any language it has.
  public subscript(_ language: Language) -> String {
    texts[language] ?? texts[.english] ?? texts.values.sorted().first ?? ""
  }

  /// The languages for which there is a text.
  public var languages: Set<Language> { Set(texts.keys) }
}
