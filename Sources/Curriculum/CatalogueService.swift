public import Localization

/// What is told of a service of AWS: what it is, when it fits and when not, and its counterparts elsewhere.
public struct CatalogueService: Sendable, Hashable {
  /// The same kind of service of another provider.
  public struct Counterpart: Sendable, Hashable {
    /// The other provider, as `CloudProvider` names it.
    public let provider: String
    /// What it is called there.
    public let name: String
    /// Its documentation.
    public let link: String
    /// How it differs; nil where nothing misleads.
    public let note: LocalizedText?
  }

  /// The word by which it is asked for.
  public let id: String
  /// The facts of the syllabus that it serves.
  public let covers: [String]
  /// The kinds of parts in the sandbox that are this service.
  public let kinds: [String]
  /// The need that it meets, as `Need` names it.
  public let need: String
  /// What AWS calls it.
  public let name: String
  /// Other words by which people ask for it.
  public let synonyms: [String]
  /// What it is.
  public let what: LocalizedText
  /// When it fits.
  public let when: LocalizedText
  /// When something else fits better.
  public let otherwise: LocalizedText
  /// For what one pays.
  public let billing: LocalizedText
  /// The limits that matter to a design.
  public let limits: LocalizedText
  /// The same kind of service of other providers.
  public let counterparts: [Counterpart]
  /// AWS's documentation.
  public let link: String
  /// The month in which the facts were checked, such as `2026-11`.
  public let checked: String
  /// Where it stands.
  public let file: String
  /// The line in its file.
  public let line: Int

  /// What somebody needs who looks for a service.
  public struct Need: Sendable, Hashable {
    /// Its word.
    public let id: String
    /// The need, as a noun phrase.
    public let title: LocalizedText
  }
}

extension CatalogueService {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    covers = try node.required("covers").texts()
    kinds = try node["kinds"]?.texts() ?? []
    need = try node.required("need").text()
    name = try node.required("name").text()
    synonyms = try node["synonyms"]?.texts() ?? []
    what = try node.required("what").localized()
    when = try node.required("when").localized()
    otherwise = try node.required("otherwise").localized()
    billing = try node.required("billing").localized()
    limits = try node.required("limits").localized()
    link = try node.required("link").text()
    checked = try node.required("checked").text()
    file = node.file
    line = node.line
    var counterparts: [Counterpart] = []
    for (provider, entry) in node["elsewhere"]?.entries ?? [] {
      counterparts.append(
        Counterpart(
          provider: provider, name: try entry.required("name").text(), link: try entry.required("link").text(),
          note: try entry["note"]?.localized()))
    }
    self.counterparts = counterparts
  }
}

extension CatalogueService.Need {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    title = try node.required("title").localized()
  }
}
