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
        && topology.value(Attribute<String>("signing"), of: $0) != "never"
    }
    return "forward \(distribution) /\(folder ?? target.description)/* -> \(target)"
      + (control.map { " oac=\($0.name)" } ?? "")
  }

  /// A function whose URL takes signed requests only, and whose policy does not admit the distribution that signs them.
  /// URLs made since October 2025 ask for both permissions.
  ///
  /// Sources: Amazon CloudFront Developer Guide, "Restrict access to an AWS Lambda function URL origin"; AWS Lambda
  /// Developer Guide, "Control access to Lambda function URLs".
  static func unadmitted(_ from: Resource, _ to: Name, _ connection: Connection, _ design: Design) -> Finding? {
    let topology = design.topology
    let allowed = topology.grants(to: .service("cloudfront"), on: to)
      .filter { ($0.source ?? from.name) == from.name }.flatMap(\.actions)
    let lacking = ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"].filter { action in
      !allowed.contains { Permissions.matches($0, action) }
    }
    guard let first = lacking.first,
      design.behaviours(of: from).contains(where: { $0.target == to && $0.word("oac") != nil })
    else { return nil }
    return finding(
      .broken, [from.name, to], at: topology.origin(of: .connection(connection)),
      Message(
        "\(topology.noun(from.name)) signs what it asks of \(topology.noun(to)), whose policy does not allow `service:cloudfront` to do `\(first)`. AWS answers with the status 403."
      ),
      mend: ["grant service:cloudfront \(lacking.joined(separator: ",")) on \(to) source=\(from.name)"])
  }
}
