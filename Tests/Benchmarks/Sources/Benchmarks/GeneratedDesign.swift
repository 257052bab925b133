import CommandLanguage
import Foundation
import Topology

/// Scripts of designs of any size, made of the reference design, so that they stay as right as it is.
enum GeneratedDesign: String, CaseIterable {
  /// The reference design many times over, each with names, addresses and a domain of its own, as an organisation
  /// has them.
  case stacks = "many VPCs"
  /// The reference design once, and in its VPC services of fifty servers each, started by hand: behind load
  /// balancers, with groups, permissions to each other, and stated connections.
  case crowd = "one VPC"

  /// A script that makes about `parts` parts.
  func script(parts: Int) throws -> String {
    let reference = try Self.reference()
    switch self {
    case .stacks:
      let count = max(1, Int((Double(parts) / Double(reference.count)).rounded()))
      let pieces = reference.lines.map { Self.pieces($0, names: Set(reference.parts.map(\.name.description))) }
      return pieces[0].joined() + "\n"
        + (0..<count).map { number in
          pieces.dropFirst().map { line in
            line.enumerated().map { $1 + ($0 % 2 == 1 ? "x\(number)" : "") }.joined() + "\n"
          }.joined().replacing("10.60.", with: "10.\(number % 256).")
        }.joined()
    case .crowd:
      let services = max(1, (parts - reference.count + 26) / 53)
      return reference.text + (0..<services).map(Self.service).joined()
    }
  }

  private static func reference() throws -> Topology {
    let file = Benchmarks.root.appending(path: "Content/topologies/three-tier-seoul.topology")
    // Names that are words of the language too could not be told from them.
    return try Script.apply(
      "rename https street-door", to: Script.apply(String(contentsOf: file, encoding: .utf8)))
  }

  /// A line cut so that every second piece is the name of a part.
  private static func pieces(_ line: String, names: Set<String>) -> [String] {
    var pieces = [""]
    var word = ""
    func finish() {
      if names.contains(word) { pieces += [word, ""] } else { pieces[pieces.count - 1] += word }
      word = ""
    }
    for character in line {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        word.append(character)
      } else {
        finish()
        pieces[pieces.count - 1].append(character)
      }
    }
    finish()
    return pieces
  }

  /// Fifty servers in two zones with a group, a target group and a rule; every fiftieth service begins with a load
  /// balancer of its own. A thousand services share a range of the VPC.
  private static func service(_ number: Int) -> String {
    let (range, house) = (number / 1_000, number / 50)
    var lines: [String] = []
    if number % 1_000 == 0 {
      lines += [
        "set library more-cidrs\(number == 0 ? "" : "+")=10.\(100 + range).0.0/16",
        "add subnet yard-a\(range) in library az=a cidr=10.\(100 + range).0.0/17 route-table=desk-a-routes",
        "add subnet yard-c\(range) in library az=c cidr=10.\(100 + range).128.0/17 route-table=desk-c-routes",
        "acl stacks-acl in \(200 + range) allow tcp/5432,6379 from 10.\(100 + range).0.0/16",
        "acl stacks-acl out \(200 + range) allow tcp/1024-65535 to 10.\(100 + range).0.0/16",
      ]
    }
    if number % 50 == 0 {
      lines += [
        "add security-group gate\(house)-sg in library egress=none",
        "add alb gate\(house) in library scheme=internal subnets=desk-a,desk-c sg=gate\(house)-sg access-logs=ledgers drop-invalid-headers=yes deletion-protection=yes",
        "add listener gate\(house)-door in gate\(house) protocol=https port=443 certificate=door-cert tls-policy=ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09 respond=404",
        "add alarm gate\(house)-errors on=gate\(house) metric=HTTPCode_Target_5XX_Count above=20 notify=caretakers",
        "allow gate\(house)-sg tcp/443 from desk-sg",
      ]
    }
    let name = "s\(number)"
    lines += [
      "add security-group \(name)-sg in library egress=none",
      "allow \(name)-sg tcp/8000 from gate\(house)-sg",
      "allow gate\(house)-sg out tcp/8000 to \(name)-sg",
      "allow \(name)-sg out tcp/5432 to catalogue-sg",
      "allow \(name)-sg out tcp/6379 to visitors-sg",
      "allow visitors-sg tcp/6379 from \(name)-sg",
      "allow \(name)-sg out tcp/443 to 0.0.0.0/0",
      "allow catalogue-sg tcp/5432 from \(name)-sg",
    ]
    let servers = (0..<50).map { "\(name)-\($0)" }
    for (index, server) in servers.enumerated() {
      lines += [
        "add ec2 \(server) in yard-\(index % 2 == 0 ? "a" : "c")\(range) ami=al2023-arm type=t4g.medium sg=\(name)-sg role=librarian imds=required disk=30GiB encrypted=yes stack=nginx:8000,gunicorn,django static=covers media=recordings sessions=visitors",
        "connect \(server) -> catalogue for=read", "connect \(server) -> visitors",
      ]
    }
    lines += [
      "add target-group \(name)-group in library protocol=http port=8000 health-path=/healthz targets=\(servers.joined(separator: ","))",
      "forward gate\(house)-door /\(name)/* -> \(name)-group priority=\(number % 50 * 10 + 10)",
      "add alarm \(name)-sick on=\(name)-group metric=UnHealthyHostCount above=0 notify=caretakers",
      "connect gate\(house) -> \(name)-0",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
