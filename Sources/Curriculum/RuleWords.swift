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
  /// The nearest checks of other tools; empty where none of them has one.
  public let elsewhere: [RelatedCheck]
  /// How far these differ from the rule, where that misleads.
  public let elsewhereNote: LocalizedText?
}

extension RuleWords {
  init(_ node: DataNode) throws(ContentProblem) {
    title = try node.required("title").localized()
    why = try node.required("why").localized()
    mend = try node.required("mend").localized()
    links = try node.required("links").texts()
    lesson = try node["lesson"]?.text()
    var checks: [RelatedCheck] = []
    for element in try node.required("elsewhere").elements { checks.append(try RelatedCheck(element)) }
    elsewhere = checks
    elsewhereNote = try node["elsewhere-note"]?.localized()
  }
}
