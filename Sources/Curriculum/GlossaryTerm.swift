public import Localization

/// A term of the field, with its names in every language.
public struct GlossaryTerm: Sendable, Hashable {
  /// Its permanent name.
  public let id: String
  /// Its names by language, the one to use first, synonyms behind.
  public let names: [Language: [String]]
  /// What it means.
  public let text: LocalizedText
  /// Terms that stand near it.
  public let related: [String]
  /// Where it stands.
  public let file: String
  /// The line in its file.
  public let line: Int

  /// The name to use in a language.
  public func name(_ language: Language) -> String { (names[language] ?? names[.english])?.first ?? id }

  /// All names, in every language.
  public var allNames: [String] { [id] + names.values.flatMap(\.self) }
}

extension GlossaryTerm {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    text = try node.required("text").localized()
    related = try node["see"]?.texts() ?? []
    file = node.file
    line = node.line
    var names: [Language: [String]] = [:]
    for (key, texts) in try node.required("names").entries { names[Language(rawValue: key)] = try texts.texts() }
    self.names = names
    for language in Language.required where names[language]?.isEmpty ?? true {
      throw node.problem(Message("The text for `\(language)` is missing here."))
    }
  }
}
