import Localization
import Topology

extension VersionTable {
  init(_ node: DataNode) throws(ContentProblem) {
    var rows: [Row] = []
    for element in try node.required("versions").elements {
      let name = try element.required("version").text()
      let (until, extended) = (try element["until"]?.day(), try element["extended"]?.day())
      guard let row = Row(name, until: until, extended: extended) else {
        throw element.problem(Message("`\(name)` is no version."))
      }
      if let extended, until.map({ extended <= $0 }) ?? true {
        throw element.problem(Message("Extended Support ends before standard support."))
      }
      guard !rows.contains(where: { $0.version == row.version }) else {
        throw element.problem(Message("The name `\(name)` is taken twice."))
      }
      rows.append(row)
    }
    let advised = try node.required("advised").text()
    guard rows.contains(where: { $0.name == advised }) else {
      throw node.problem(Message("`advised` names none of the versions."))
    }
    var forcing: Forcing?
    if let tls = node["tls"] {
      forcing = Forcing(
        parameter: try tls.required("parameter").text(), isOnFrom: try tls["on-from"]?.version())
    }
    self.init(
      service: try node.required("service").text(), source: try node.required("source").address(),
      checked: try node.required("checked").day(), advised: advised,
      chosen: try node["chosen"]?.version(), isOfMaker: try node["maker"]?.flag() ?? false,
      forcing: forcing, rows: rows)
    guard case .supported = standing(of: advised, on: checked) else {
      throw node.problem(Message("The version that is advised is out of support."))
    }
  }
}

extension InstanceTable {
  init(_ node: DataNode) throws(ContentProblem) {
    var families: [String: [String]] = [:]
    for (family, sizes) in try node.required("families").entries {
      families[family] = try sizes.text().split(separator: " ").map(String.init)
    }
    let retired = Set(try node.required("retired").texts())
    for family in retired.sorted() where families[family] == nil {
      throw node.problem(Message("There is no family `\(family)`."))
    }
    self.init(
      source: try node.required("source").address(), checked: try node.required("checked").day(),
      prefix: try node.required("prefix").text(), families: families, retired: retired)
  }
}

extension DataNode {
  /// A day such as `2026-07-31`.
  fileprivate func day() throws(ContentProblem) -> Day {
    let text = try text()
    guard let day = Day(text) else { throw problem(Message("`\(text)` is no day. Example: 2026-07-31")) }
    return day
  }

  /// A version such as `8.4`.
  fileprivate func version() throws(ContentProblem) -> Version {
    let text = try text()
    guard let version = Version(text) else { throw problem(Message("`\(text)` is no version.")) }
    return version
  }

  /// The address of a page, which says where a fact is from.
  fileprivate func address() throws(ContentProblem) -> String {
    let text = try text()
    guard text.hasPrefix("https://") else { throw problem(Message("The address of a page should stand here.")) }
    return text
  }
}
