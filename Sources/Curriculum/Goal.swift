public import Localization

/// Something that a design must do, said declaratively, so that any design which does it is right.
public struct Goal: Sendable, Hashable {
  /// One thing that must hold.
  public indirect enum Condition: Sendable, Hashable {
    /// A flow is possible or not, also with a zone lost. The flow is in the words of `trace`.
    case flow(String, possible: Bool, zoneLost: String?)
    /// A visitor's request for a path is answered with the page, and comes by a part on its way where one is named;
    /// also with a zone lost.
    case request(String, by: String?, zoneLost: String?)
    /// The design states that one end uses the other. In the words of `connect`, without what follows the ends.
    case stated(from: String, to: String)
    /// A server can sign in to a database: by a password that it may read, or by its role.
    case signIn(from: String, to: String)
    /// Rules are broken nowhere; each must apply.
    case rules([String])
    /// Rules are broken nowhere, whether they apply or not.
    case unbroken([String])
    /// A number among a part's settings: an attribute's, or that of one of its pairs, such as the days of
    /// `lifecycle=expire:90d`.
    case setting(part: String, key: String, item: String?, ClosedRange<Int>)
    /// A part exists.
    case exists(String)
    /// How many parts of a kind there are, of those whose attributes have one of the given values.
    case count(kind: String, with: [String: [String]], ClosedRange<Int>)
    /// What a subnet is, or every subnet that a part stands in: `public` or `private`.
    case subnet(String, is: String)
    /// One of several ways at least, each with all its conditions; a part that another way names may be absent.
    case any([[Condition]])
  }

  /// Its name within the lab; nil in a question.
  public let id: String?
  /// What must hold, all of it.
  public let conditions: [Condition]
  /// What it says to the learner; nil in a question.
  public let text: LocalizedText?
  /// The line in its file.
  public let line: Int
}

extension Goal {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node["id"]?.text()
    text = try node["text"]?.localized()
    line = node.line
    conditions = try Self.conditions(node)
  }

  private static func conditions(_ node: DataNode) throws(ContentProblem) -> [Condition] {
    var conditions: [Condition] = []
    for part in node["all"]?.elements ?? [node] { conditions.append(try condition(part)) }
    return conditions
  }

  private static func condition(_ node: DataNode) throws(ContentProblem) -> Condition {
    if let ways = node["any"]?.elements {
      guard ways.count > 1 else { throw node.problem(Message("`any` needs two ways or more.")) }
      var alternatives: [[Condition]] = []
      for way in ways { alternatives.append(try conditions(way)) }
      return .any(alternatives)
    }
    if let flow = node["flow"] {
      return .flow(
        try flow.text(), possible: try node.required("possible").flag(), zoneLost: try node["zone-lost"]?.text())
    }
    if let path = node["request"] {
      return .request(try path.text(), by: try node["by"]?.text(), zoneLost: try node["zone-lost"]?.text())
    }
    if let ends = node["stated"] {
      let (from, to) = try Self.ends(ends)
      return .stated(from: from, to: to)
    }
    if let ends = node["signs-in"] {
      let (from, to) = try Self.ends(ends)
      return .signIn(from: from, to: to)
    }
    if let rules = node["rule"] { return .rules(try rules.texts()) }
    if let rules = node["unbroken"] { return .unbroken(try rules.texts()) }
    if let setting = node["setting"] {
      let words = try setting.text().split(separator: " ").map(String.init)
      let key = words.last?.split(separator: ":").map(String.init) ?? []
      guard words.count == 2, let name = key.first, key.count <= 2 else {
        throw setting.problem(Message("A setting is `PART KEY` or `PART KEY:WORD`."))
      }
      return .setting(part: words[0], key: name, item: key.count == 2 ? key[1] : nil, try range(node))
    }
    if let name = node["exists"] { return .exists(try name.text()) }
    if let subnet = node["subnet"] {
      let kind = try node.required("is").text()
      guard kind == "public" || kind == "private" else {
        throw node.problem(Message("A subnet is `public` or `private`."))
      }
      return .subnet(try subnet.text(), is: kind)
    }
    if let kind = node["count"] {
      var values: [String: [String]] = [:]
      for (key, value) in node["with"]?.entries ?? [] { values[key] = try value.texts() }
      return .count(kind: try kind.text(), with: values, try range(node))
    }
    throw node.problem(
      Message(
        "A goal needs `flow`, `request`, `stated`, `signs-in`, `rule`, `unbroken`, `setting`, `exists`, `count`, `subnet` or `any`."
      ))
  }

  private static func ends(_ node: DataNode) throws(ContentProblem) -> (from: String, to: String) {
    let words = try node.text().split(separator: " ").map(String.init)
    guard words.count == 3, words[1] == "->" else { throw node.problem(Message("A stated connection is `A -> B`.")) }
    return (words[0], words[2])
  }

  /// `is: 2`, `at-least: 2`, `at-most: 2`.
  static func range(_ node: DataNode) throws(ContentProblem) -> ClosedRange<Int> {
    if let exact = try node["is"]?.number() { return exact...exact }
    let low = try node["at-least"]?.number() ?? 0
    let high = try node["at-most"]?.number() ?? .max
    guard low <= high, node["at-least"] != nil || node["at-most"] != nil else {
      throw node.problem(Message("A count needs `is`, `at-least` or `at-most`."))
    }
    return low...high
  }
}
