import Localization
import Topology

/// Connections of distributions to what they fetch from.
extension ConnectionsArePossible {
  /// The behaviour that leads to a part: for files under the path where servers look for them, signed where the
  /// design has an access control for such origins.
  static func leading(_ distribution: Name, to target: Name, _ topology: Topology) -> String {
    let folder = ["static", "media"].first { key in
      topology.parts(of: Kinds.servers + Kinds.templates.keys.sorted()).contains {
        $0.values[key] == .reference(target)
      }
    }
    let control = topology.parts(of: "oac").first {
      topology.value(Attribute<String>("for"), of: $0) == topology[target]?.kind
    }
    return "forward \(distribution) /\(folder ?? target.description)/* -> \(target)"
      + (control.map { " oac=\($0.name)" } ?? "")
  }

  /// A function whose URL takes signed requests only, and whose policy does not admit the distribution that signs them.
  ///
  /// Source: Amazon CloudFront Developer Guide, "Restrict access to an AWS Lambda function URL origin".
  static func unadmitted(_ from: Resource, _ to: Name, _ connection: Connection, _ design: Design) -> Finding? {
    let (topology, action) = (design.topology, "lambda:InvokeFunctionUrl")
    guard design.behaviours(of: from).contains(where: { $0.target == to && $0.word("oac") != nil }),
      !topology.grants(to: .service("cloudfront"), on: to).contains(where: { grant in
        (grant.source ?? from.name) == from.name && grant.actions.contains { Permissions.matches($0, action) }
      })
    else { return nil }
    return finding(
      .broken, [from.name, to], at: topology.origin(of: .connection(connection)),
      Message(
        "\(topology.noun(from.name)) signs what it asks of \(topology.noun(to)), whose policy does not allow `service:cloudfront` to do `\(action)`. AWS answers with the status 403."
      ),
      mend: ["grant service:cloudfront \(action),lambda:InvokeFunction on \(to) source=\(from.name)"])
  }
}
