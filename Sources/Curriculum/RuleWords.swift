public import Localization

/// What people read about a rule.
public struct RuleWords: Sendable, Hashable {
  /// What must hold.
  public let title: LocalizedText
  /// Why it matters.
  public let why: LocalizedText
  /// How it is mended in general.
  public let mend: LocalizedText
  /// AWS documentation.
  public let links: [String]
  /// The lesson that teaches it.
  public let lesson: String?
  /// The nearest checks of other tools.
  public let elsewhere: [String]
}

extension RuleWords {
  init(_ node: DataNode) throws(ContentProblem) {
    title = try node.required("title").localized()
    why = try node.required("why").localized()
    mend = try node.required("mend").localized()
    links = try node.required("links").texts()
    lesson = try node["lesson"]?.text()
    elsewhere = try node["elsewhere"]?.texts() ?? []
  }
}
