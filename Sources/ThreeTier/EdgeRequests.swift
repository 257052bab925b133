import Localization
import Topology

/// The requests that a behaviour sends to a load balancer, as far as rules of listeners tell them apart.
struct EdgeRequests {
  let behaviour: Behaviour
  /// The Host of the requests; empty where only AWS knows it.
  let hosts: [String]
  /// The secret header that CloudFront adds.
  let header: Value?
  /// The path of the address without a path.
  private let root: String

  init(_ behaviour: Behaviour, _ topology: Topology) {
    self.behaviour = behaviour
    hosts =
      behaviour.word("send") == "all-viewer"
      ? topology.value(.aliases, of: behaviour.distribution) ?? []
      : [behaviour.word("origin-domain")].compactMap { $0 }
    header = behaviour.clause?.values["origin-header"]
    let file = topology.value(Attribute<String>("default-root"), of: behaviour.distribution) ?? ""
    root = file.hasPrefix("/") ? file : "/" + file
  }

  /// Whether a rule takes some of them.
  func suit(_ rule: Forward) -> Bool { suitPath(of: rule) && suitHost(of: rule) && suitHeader(of: rule) }

  /// Whether a rule takes the request for the address without a path.
  func suitRoot(_ rule: Forward) -> Bool {
    suit(rule) && (rule.path.map { PathPattern($0).matches(root) } ?? true)
  }

  func suitPath(of rule: Forward) -> Bool {
    rule.path.map { PathPattern($0).meets(PathPattern(behaviour.path)) } ?? true
  }

  /// A name that AWS gives may have a pattern, and is no name that somebody would type.
  func suitHost(of rule: Forward) -> Bool {
    guard let wanted = rule.hosts else { return true }
    return hosts.isEmpty ? wanted.contains { $0.contains("*") } : hosts.contains { rule.takes(host: $0) }
  }

  func suitHeader(of rule: Forward) -> Bool { rule.values["header"].map { $0 == header } ?? true }

  /// What of them a rule can ask for, in words.
  var words: Message {
    let said =
      [Message("path `\(behaviour.path)`")]
      + (hosts.isEmpty ? [] : [Message("host `\(hosts.joined(separator: ","))`")])
      + [header.map { Message("header `\($0.description)`") }].compactMap { $0 }
    return Message("\(said)")
  }
}

extension Forward {
  /// The host names that a request must have; nil where any will do.
  var hosts: [String]? { values["host"].flatMap { [String].init($0) } }

  /// Whether a request with a Host has one that the rule asks for.
  func takes(host: String) -> Bool {
    hosts.map { $0.contains { PathPattern("/" + $0.lowercased()).matches("/" + host.lowercased()) } } ?? true
  }

  /// What a request must have for a rule of a listener, in words.
  var conditions: Message {
    let said = [
      path.map { Message("path `\($0)`") }, values["host"].map { Message("host `\($0.description)`") },
      values["header"].map { Message("header `\($0.description)`") },
    ].compactMap { $0 }
    return said.isEmpty ? Message("without a condition") : Message("\(said)")
  }
}
