public import Localization

/// One of the three large providers, with what it is strong at and how large it is.
public struct CloudProvider: Sendable, Hashable {
  /// Something that the provider does well.
  public struct Strength: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What it is.
    public let text: LocalizedText
    /// Where that is said.
    public let link: String
  }

  /// A share of the market, which ages and so carries its date and source.
  public struct Share: Sendable, Hashable {
    /// The quarter, such as `2025 Q1`.
    public let quarter: String
    /// In percent.
    public let percent: Int
    /// Growth over a year, in percent; nil where the source gives none.
    public let growth: Int?
    /// Who says so.
    public let source: String
    /// Where it says so.
    public let link: String
  }

  /// The word by which it is asked for: `aws`, `azure` or `gcp`.
  public let id: String
  /// Its name.
  public let name: String
  /// The facts of the syllabus that it serves.
  public let covers: [String]
  /// What it is.
  public let what: LocalizedText
  /// What it is strong at.
  public let strengths: [Strength]
  /// Its shares of the market, the oldest first.
  public let shares: [Share]
  /// The month in which the facts were checked.
  public let checked: String
}

extension CloudProvider {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    name = try node.required("name").text()
    covers = try node.required("covers").texts()
    what = try node.required("what").localized()
    checked = try node.required("checked").text()
    var strengths: [Strength] = []
    for entry in try node.required("strengths").elements {
      strengths.append(
        Strength(
          name: try entry.required("name").text(), text: try entry.required("text").localized(),
          link: try entry.required("link").text()))
    }
    self.strengths = strengths
    var shares: [Share] = []
    for entry in try node.required("shares").elements {
      shares.append(
        Share(
          quarter: try entry.required("quarter").text(), percent: try entry.required("percent").number(),
          growth: try entry["growth"]?.number(), source: try entry.required("source").text(),
          link: try entry.required("link").text()))
    }
    self.shares = shares
  }
}
