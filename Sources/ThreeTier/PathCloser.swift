import CommandLanguage
public import Reachability
public import Topology

/// Finds the rules of security groups to take away so that a flow no longer gets through.
public enum PathCloser {
  /// More rules than this admit no flow in a design that is meant.
  private static let most = 7

  /// The statements, in order, nearest to the part that is asked first; none where no rule of a group
  /// decides. What else a rule admits is closed with it. Each statement costs a trace.
  public static func statements(for flow: Flow, in topology: Topology) -> [String] {
    var (closed, lines) = (topology, [String]())
    for _ in 0...most {
      let trace = Network(closed).trace(flow)
      if trace.verdict == .no { return lines }
      guard let line = trace.hops.reversed().lazy.compactMap({ withdrawal($0, closed) }).first,
        let next = try? Script.apply(line, to: closed), next != closed
      else { return [] }
      (closed, lines) = (next, lines + [line])
    }
    return []
  }

  /// The statement that takes away the rule by which a hop let the request through.
  private static func withdrawal(_ hop: Hop, _ topology: Topology) -> String? {
    guard hop.step == .securityGroup, !hop.isReply, let origin = hop.origin else { return nil }
    let rules = topology.parts(of: "security-group").flatMap { topology.rules(of: $0.name) }
    let rule = rules.first { $0.direction == hop.direction && topology.origin(of: .rule($0)) == origin }
    return rule.map { Clause.rule($0).withdrawal }
  }
}
