import CommandLanguage
import Localization

/// What AWS refuses of listeners, their rules, health checks and DNS records.
extension Topology {
  /// One listener hears a port of a load balancer.
  func checkPort(of listener: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard let port = listener.values["port"], let balancer = listener.parent,
      let other = children(of: balancer, kind: "listener").first(where: {
        $0.name != listener.name && $0.values["port"] == port
      })
    else { return }
    throw Diagnostic(
      "taken-port", Message("\(noun(other.name)) of \(noun(balancer)) listens on port \(port.description) already."),
      at: located.place("port"))
  }

  /// Rules of one listener have a priority each.
  func check(_ forward: Forward, _ located: LocatedStatement) throws(Diagnostic) {
    guard self[forward.owner]?.kind == "listener", let priority = forward.values["priority"],
      let other = forwards(of: forward.owner).first(where: { $0.values["priority"] == priority })
    else { return }
    throw Diagnostic(
      "taken-priority",
      Message("The rule `\(Clause.forward(other).text)` has the priority \(priority.description) already."),
      at: located.place("priority"))
  }

  /// A path begins with `/`.
  func checkHealthPath(of group: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard case .text(let path)? = group.values["health-path"], !path.hasPrefix("/") else { return }
    throw Diagnostic(
      "path", Message("A path begins with `/`; `\(path)` does not."), at: located.place("health-path"),
      nearest: "/" + path)
  }

  /// A record of the type A answers with IPv4 addresses, and one of the type AAAA with IPv6 ones.
  func checkAnswer(of record: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    let type = value(Attribute<String>("type"), of: record)
    guard let length = type == "A" ? 32 : type == "AAAA" ? 128 : nil,
      let answers = value(Attribute<[String]>("value"), of: record)
    else { return }
    let family: AddressFamily = length == 32 ? .ipv4 : .ipv6
    let stranger = answers.first { answer in
      guard let block = try? CIDR.parse("\(answer)/\(length)") else { return true }
      return block.family != family
    }
    guard let stranger else { return }
    throw Diagnostic(
      "address",
      family == .ipv4
        ? Message("A record of the type A answers with IPv4 addresses; `\(stranger)` is none.")
        : Message("A record of the type AAAA answers with IPv6 addresses; `\(stranger)` is none."),
      at: located.place("value"))
  }
}
