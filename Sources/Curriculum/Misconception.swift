public import Localization

/// A wrong idea that people really have.
public struct Misconception: Sendable, Hashable {
  /// Its permanent name.
  public let id: String
  /// The idea, as somebody who has it would say it.
  public let idea: LocalizedText
  /// Why it is wrong.
  public let refutation: LocalizedText
  /// The lesson that refutes it.
  public let lesson: String?
  /// Where it stands.
  public let file: String
  /// The line in its file.
  public let line: Int
}

extension Misconception {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    idea = try node.required("idea").localized()
    refutation = try node.required("refutation").localized()
    lesson = try node["lesson"]?.text()
    (file, line) = (node.file, node.line)
  }
}
