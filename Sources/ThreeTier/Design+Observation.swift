import Localization
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

  /// An alarm on a part that nobody hears, as a finding of a rule; `heard` is the topic that it might tell.
  func unheard(_ alarm: Resource, _ code: String, watching part: Name, telling heard: Name?) -> Finding {
    let topics = topology.value(Attribute<[Name]>("notify"), of: alarm) ?? []
    if let topic = topics.first {
      return Finding(
        code, .medium, [topic, alarm.name], at: topology.origin(of: topic, attribute: "subscribers"),
        Message("\(topology.noun(alarm.name)) tells \(topology.noun(topic)), to which nobody has subscribed."))
    }
    return Finding(
      code, .medium, [alarm.name, part], at: topology.origin(of: alarm.name, attribute: "notify"),
      Message("\(topology.noun(alarm.name)) changes its colour and tells nobody."),
      mend: heard.map { ["set \(alarm.name) notify=\($0)"] } ?? [])
  }

  /// An alarm that has its bound on the other side of what is bad, as a finding of a rule.
  func turned(_ alarm: Resource, _ code: String, watching part: Name, side: String) -> Finding {
    let other = side == "above" ? "below" : "above"
    let metric = topology.value(Attribute<String>("metric"), of: alarm) ?? ""
    let bound = alarm.values[other].map { "\($0)" } ?? ""
    return Finding(
      code, .medium, [alarm.name, part], at: topology.origin(of: alarm.name, attribute: other),
      Message(
        "\(topology.noun(alarm.name)) says `\(other)` of `\(metric)` where `\(side)` is meant. It calls while \(topology.noun(part)) is well, and is silent when it is not."
      ), mend: ["set \(alarm.name) \(other)=none \(side)=\(bound)"])
  }

  private func hasSubscribers(_ topic: Name) -> Bool {
    if case .list(let subscribers)? = topology[topic]?.values["subscribers"] { return !subscribers.isEmpty }
    return topology[topic]?.values["subscribers"] != nil
  }
}
