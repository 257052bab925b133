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
  /// Uploads through a distribution whose behaviour lets only reading methods through, or that the bucket's policy
  /// does not allow to write.
  ///
  /// Source: Amazon CloudFront Developer Guide, "Restrict access to an Amazon S3 origin".
  static func unwritten(_ from: Resource, _ to: Name, _ connection: Connection, _ design: Design) -> Finding? {
    let topology = design.topology
    guard !Set(connection.purposes).isDisjoint(with: ["put", "write"]) else { return nil }
    let behaviours = design.behaviours(of: from).filter { $0.target == to }
    let origin = topology.origin(of: .connection(connection))
    guard behaviours.contains(where: { $0.word("methods") == "all" }) else {
      return finding(
        .broken, [from.name, to], at: behaviours.first?.span(topology) ?? origin,
        Message(
          "\(topology.noun(from.name)) is meant to write to \(topology.noun(to)), and its behaviours that lead there let only reading methods through. CloudFront answers with the status 403."
        ),
        mend: behaviours.first?.restated(["methods": "all"]) ?? [])
    }
    let allows = topology.grants(to: .service("cloudfront"), on: to).contains { grant in
      (grant.source ?? from.name) == from.name && grant.actions.contains { Permissions.matches($0, "s3:PutObject") }
    }
    guard !allows, behaviours.contains(where: { $0.word("oac") != nil }) else { return nil }
    return finding(
      .broken, [from.name, to], at: origin,
      Message(
        "\(topology.noun(from.name)) signs what it asks of \(topology.noun(to)), whose policy does not allow `service:cloudfront` to do `\("s3:PutObject")`. AWS answers with the status 403."
      ),
      mend: ["grant service:cloudfront s3:PutObject on \(to) source=\(from.name)"])
  }

  static let failingOrigins = [
    RuleExample(
      desk + """
        add cloudfront cdn
        add oac signer for=lambda
        forward cdn /orders -> clerk oac=signer
        connect cdn -> clerk  # INT-01
        """),
    RuleExample(
      desk + """
        add cloudfront cdn
        add oac signer for=lambda
        forward cdn /orders -> clerk oac=signer
        grant service:cloudfront lambda:InvokeFunctionUrl on clerk source=cdn
        connect cdn -> clerk  # INT-01
        """),
    RuleExample(
      """
      add s3 pages
      add s3 other
      add cloudfront cdn viewer-protocol=https-only default-origin=pages
      connect cdn -> other for=get  # INT-01
      """),
    RuleExample(
      uploads + """
        forward cdn * -> files oac=signer  # INT-01
        grant service:cloudfront s3:GetObject,s3:PutObject on files source=cdn
        connect cdn -> files for=put
        """),
    RuleExample(
      uploads + """
        forward cdn * -> files oac=signer methods=all
        grant service:cloudfront s3:GetObject on files source=cdn
        connect cdn -> files for=put  # INT-01
        """),
  ]

  static let passingOrigins = [
    RuleExample(
      desk + """
        add cloudfront cdn
        add oac signer for=lambda
        forward cdn /orders -> clerk oac=signer
        grant service:cloudfront lambda:InvokeFunctionUrl,lambda:InvokeFunction on clerk source=cdn
        connect cdn -> clerk
        """),
    RuleExample(
      uploads + """
        forward cdn * -> files oac=signer methods=all
        grant service:cloudfront s3:GetObject,s3:PutObject on files source=cdn
        connect cdn -> files for=put
        """),
  ]

  private static let uploads = """
    add s3 files
    add cloudfront cdn viewer-protocol=https-only
    add oac signer for=s3

    """
}
