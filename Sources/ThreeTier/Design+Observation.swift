import Topology

extension Design {
  /// The alarms that watch a part.
  func alarms(on name: Name) -> [Resource] { wiring.alarms[name] ?? [] }

  /// Whether an alarm tells somebody: a topic that has subscribers.
  func isHeard(_ alarm: Resource) -> Bool {
    (topology.value(Attribute<[Name]>("notify"), of: alarm) ?? []).contains { hasSubscribers($0) }
  }

  /// A topic that somebody reads; nil where there is none.
  var heardTopic: Name? { topology.parts(of: "sns").first { hasSubscribers($0.name) }?.name }

  private func hasSubscribers(_ topic: Name) -> Bool {
    if case .list(let subscribers)? = topology[topic]?.values["subscribers"] { return !subscribers.isEmpty }
    return topology[topic]?.values["subscribers"] != nil
  }
}
