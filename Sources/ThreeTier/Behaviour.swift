import CommandLanguage
import Localization
import Topology

/// What a distribution does with requests of one path: a behaviour that a statement made, or the
/// default one, which asks the default origin.
struct Behaviour {
  let distribution: Resource
  let target: Name
  /// The clause; nil where only `default-origin` says it.
  let clause: Forward?

  var path: String { clause?.path ?? "*" }
  var isDefault: Bool { ["*", "/*"].contains(path) }

  /// The word that holds for a setting: the clause's, else AWS's default.
  func word(_ key: String) -> String? {
    if let value = clause?.values[key] { return value.description }
    return Self.standards[key]
  }

  var isVPCOrigin: Bool { word("vpc-origin") == "yes" }

  /// Whether its path is that of files, as far as a path tells.
  var isForFiles: Bool {
    Self.folders.contains { path.hasPrefix("/\($0)/") || path.hasPrefix("/\($0)*") || path.hasPrefix("*/\($0)/") }
      || path.split(separator: "/").last?.contains(".") ?? false
  }

  private static let folders = ["static", "media", "assets", "images", "img", "css", "js", "fonts", "files"]

  private static let standards: [String: String] = Dictionary(
    Forward.attributes.compactMap { attribute in
      if case .value(let word) = attribute.standard { (attribute.key, word) } else { nil }
    }, uniquingKeysWith: { first, _ in first })

  /// The behaviour, in words.
  func noun(_ topology: Topology) -> Message {
    clause == nil
      ? Message("default behaviour of \(topology.noun(distribution.name))")
      : Message("behaviour `\(path)` of \(topology.noun(distribution.name))")
  }

  /// The statement that made it.
  func span(_ topology: Topology) -> Span? {
    clause.map { topology.origin(of: .forward($0)) }
      ?? topology.origin(of: distribution.name, attribute: "default-origin")
  }

  /// The statements that put it anew with other settings, nil taking one away; and another target, if any.
  func restated(_ changes: [String: String?], to other: Name? = nil) -> [String] {
    let withdrawal = clause.map { Clause.forward($0).withdrawal }
    let request = withdrawal.map { String($0.dropFirst(2)) } ?? "forward \(distribution.name) *"
    let settings = Forward.attributes.map(\.key).filter { !["host", "header"].contains($0) }
      .compactMap { key -> String? in
        if let change = changes[key] { return change.map { " \(key)=\($0)" } }
        return clause?.values[key].map { " \(key)=\($0)" }
      }
    return [withdrawal].compactMap { $0 } + ["\(request) -> \(other ?? target)" + settings.joined()]
  }
}

extension Design {
  /// The behaviours of all distributions that lead to a part. A behaviour for every path stands in the
  /// place of the default one.
  var behaviours: [Behaviour] { topology.parts(of: "cloudfront").flatMap { behaviours(of: $0) } }

  /// The behaviours of a distribution.
  func behaviours(of distribution: Resource) -> [Behaviour] {
    let stated = topology.forwards(of: distribution.name).compactMap { clause in
      clause.target.part.map { Behaviour(distribution: distribution, target: $0, clause: clause) }
    }
    guard !stated.contains(where: \.isDefault),
      let origin = topology.value(Attribute<Name>("default-origin"), of: distribution)
    else { return stated }
    return stated + [Behaviour(distribution: distribution, target: origin, clause: nil)]
  }
}

extension Attribute where Wrapped == Name {
  static var certificate: Self { Self("certificate") }
  static var webACL: Self { Self("web-acl") }
}

extension Attribute where Wrapped == [String] {
  static var aliases: Self { Self("aliases") }
}

extension Attribute where Wrapped == String {
  static var viewerProtocol: Self { Self("viewer-protocol") }
  static var region: Self { Self("region") }
}
