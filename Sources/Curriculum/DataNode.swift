import Foundation
import Localization
import Yams

/// A place in a YAML file, read by walking, with errors that name their line.
struct DataNode {
  let file: String
  let node: Node
  private let offset: Int

  private init(file: String, node: Node, offset: Int) {
    self.file = file
    self.node = node
    self.offset = offset
  }

  /// Reads a whole text. `firstLine` is the number of the text's first line in its file.
  init(_ text: String, file: String, firstLine: Int = 1) throws(ContentProblem) {
    let root: Node?
    do {
      // Every scalar is a text until it is asked for as something else, so none is matched against the forms of others.
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw ContentProblem(
        file, line: Self.line(of: error).map { $0 + firstLine - 1 },
        Message("This is not YAML: \(Self.summary(error))."))
    } catch {
      throw ContentProblem(file, Message("This is not YAML."))
    }
    guard let root else { throw ContentProblem(file, Message("The file is empty.")) }
    self.init(file: file, node: root, offset: firstLine - 1)
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }

  private static func summary(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    default: "unreadable"
    }
  }

  /// The line where it stands.
  var line: Int { (node.mark?.line ?? 1) + offset }

  func problem(_ message: Message) -> ContentProblem { ContentProblem(file, line: line, message) }

  private func child(_ node: Node) -> DataNode { DataNode(file: file, node: node, offset: offset) }

  /// What stands under a key; nil when nothing does.
  subscript(key: String) -> DataNode? { node.mapping?[key].map(child) }

  /// What stands under a key that must be there.
  func required(_ key: String) throws(ContentProblem) -> DataNode {
    guard let found = self[key] else { throw problem(Message("`\(key)` is missing here.")) }
    return found
  }

  /// The keys and what stands under them, in order.
  var entries: [(key: String, value: DataNode)] {
    node.mapping?.compactMap { key, value in key.string.map { ($0, child(value)) } } ?? []
  }

  /// The members of a list; a single value is a list of one.
  var elements: [DataNode] { node.sequence.map { $0.map(child) } ?? [self] }

  /// The text of a scalar.
  func text() throws(ContentProblem) -> String {
    guard let text = node.scalar?.string else { throw problem(Message("A text should stand here.")) }
    // YAML writes them with escapes, too.
    if text.unicodeScalars.contains(where: ContentLocation.isControl) {
      throw problem(Message("A control character stands in this text."))
    }
    return text
  }

  /// A whole number.
  func number() throws(ContentProblem) -> Int {
    guard let number = node.scalar.flatMap({ Int($0.string) }) else {
      throw problem(Message("A whole number should stand here."))
    }
    return number
  }

  /// True or false.
  func flag() throws(ContentProblem) -> Bool {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default: throw problem(Message("`true` or `false` should stand here."))
    }
  }

  /// The texts of a list.
  func texts() throws(ContentProblem) -> [String] {
    var texts: [String] = []
    for element in elements { texts.append(try element.text()) }
    return texts
  }

  /// A text under `ko`, `en` and so on.
  func localized() throws(ContentProblem) -> LocalizedText {
    guard node.mapping != nil else { throw problem(Message("Here should stand a text under `ko` and under `en`.")) }
    // `{ko: one, two}` is the text "one" and a key `two` with nothing behind it.
    if let cut = entries.first(where: { $0.value.node.scalar?.string.isEmpty == true && !Self.isLanguage($0.key) }) {
      throw problem(Message("Nothing stands behind `\(cut.key)`. A text with a comma stands in quotation marks."))
    }
    var texts: [Language: String] = [:]
    for (key, value) in entries where Self.isLanguage(key) {
      texts[Language(rawValue: key)] = try value.text().trimmingCharacters(in: .whitespacesAndNewlines)
    }
    for language in Language.required where texts[language]?.isEmpty ?? true {
      throw problem(Message("The text for `\(language)` is missing here."))
    }
    return LocalizedText(texts)
  }

  /// The texts of the keys `ko`, `en` that stand beside other keys.
  static func isLanguage(_ key: String) -> Bool { key.count == 2 && key.allSatisfy { $0.isASCII && $0.isLowercase } }

  /// A word out of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(ContentProblem) -> Word
  where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else {
      throw problem(
        Message("`\(text)` cannot stand here. There are \(Word.allCases.map(\.rawValue).joined(separator: ", "))."))
    }
    return word
  }
}
