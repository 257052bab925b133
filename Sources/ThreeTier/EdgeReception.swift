import CommandLanguage
import Localization
import Topology

/// How a load balancer receives what a behaviour sends: the rules of those listeners that CloudFront asks, where
/// nothing but a rule leads to targets.
struct EdgeReception {
  let balancer: Name
  let requests: EdgeRequests
  private let listeners: [Resource]
  private let rules: [Forward]
  private let topology: Topology

  /// Nil where a default action takes the requests, where no listener hears them, or where no rule leads anywhere.
  init?(_ behaviour: Behaviour, _ topology: Topology) {
    guard topology[behaviour.target]?.kind == "alb" else { return nil }
    let all = topology.children(of: behaviour.target, kind: "listener")
    let secure = all.filter { topology.isSecure($0) }
    let plain = all.filter { !topology.isSecure($0) }
    // Who may speak both is sent to HTTPS, where somebody listens for it.
    let isEncrypted =
      behaviour.word("origin-protocol").map { $0 == "https-only" || $0 == "match-viewer" && !secure.isEmpty } ?? false
    let listeners = isEncrypted ? secure : plain
    let rules = listeners.flatMap { topology.forwards(of: $0.name) }
    let isTaken = listeners.contains { $0.values["forward"] != nil || $0.values["redirect"] != nil }
    guard !isTaken, rules.contains(where: { $0.target.part != nil }) else { return nil }
    (balancer, requests) = (behaviour.target, EdgeRequests(behaviour, topology))
    (self.listeners, self.rules, self.topology) = (listeners, rules, topology)
  }

  /// Whether no rule takes any of the requests.
  var refusesAll: Bool { !rules.contains { requests.suit($0) } }

  /// The rules that take some of the requests, where none takes that for the address without a path.
  var narrowRules: [Forward] {
    let all = requests.behaviour.isDefault ? rules : []
    return all.contains { requests.suitRoot($0) } ? [] : all.filter { $0.target.part != nil && requests.suit($0) }
  }

  /// The status of those requests that no rule takes.
  private var status: String {
    (listeners.lazy.compactMap { topology.value(Attribute<Int>("respond"), of: $0) }.first ?? 404).description
  }

  /// The statement to blame: the one rule, else that of the first listener.
  var span: Span? {
    rules.count == 1
      ? topology.origin(of: .forward(rules[0]))
      : listeners.first.flatMap { topology.origin(of: $0.name) }
  }

  /// What is wrong, where none of the requests is taken.
  var refusal: Message {
    Message(
      "\(requests.behaviour.noun(topology)) sends \(topology.noun(balancer)) requests with \(requests.words), and no rule there takes them: \(rules.map(\.conditions)). Users get the status \(status)."
    )
  }

  /// What is wrong, where some of the requests are taken, and not that for the site's own address.
  var gap: Message {
    Message(
      "\(requests.behaviour.noun(topology)) sends every path to \(topology.noun(balancer)), whose rules take some only: \(narrowRules.map(\.conditions)). Who opens the site's own address gets the status \(status)."
    )
  }

  /// The one rule with conditions that the requests meet; none where several could be meant.
  var mend: [String] {
    let leading = rules.filter { $0.target.part != nil }
    guard leading.count == 1, let rule = leading.first else { return [] }
    guard requests.suitHeader(of: rule) else {
      return requests.behaviour.restated(["origin-header": rule.values["header"]?.description])
    }
    var words: [String] = []
    if let path = rule.path {
      if !requests.suitPath(of: rule) { words.append(requests.behaviour.path) }
      if requests.suitPath(of: rule), narrowRules.isEmpty { words.append(path) }
    }
    if let host = rule.values["host"] {
      let isMet = requests.suitHost(of: rule)
      if isMet { words.append("host=\(host)") }
      if !isMet, !requests.hosts.isEmpty { words.append("host=\(requests.hosts.joined(separator: ","))") }
    }
    if let header = rule.values["header"] { words.append("header=\(header)") }
    let priority = rule.values["priority"].map { " priority=\($0)" } ?? ""
    return [
      Clause.forward(rule).withdrawal,
      (["forward \(rule.owner)"] + words).joined(separator: " ") + " -> \(rule.target)\(priority)",
    ]
  }
}
