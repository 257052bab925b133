import CommandLanguage
import Foundation
import TestSupport
import Testing
import ThreeTier
import Topology

/// A whole design of `Content/topologies` in which nothing is wrong.
struct RightDesign: Sendable, CustomTestStringConvertible {
  /// The file's name without its ending.
  let name: String
  /// The codes of the rules about what this design has no use for.
  let withoutSubject: Set<String>
  /// Statements without which the design is right too, each with the reason why.
  let silences: [String: String]

  var testDescription: String { name }

  /// The statements of the file, with braces expanded.
  func statements() throws -> [SourceStatement] {
    let file = Repository.root.appending(path: "Content/topologies/\(name).topology")
    return try Lexer.statements(in: String(contentsOf: file, encoding: .utf8), file: nil)
      .flatMap { try $0.expandingBraces() }
  }

  /// The design that the file states.
  func topology() throws -> Topology { try Self.topologies[name]?.get() ?? Self.topology(statements()) }

  /// The designs, each read once.
  private static let topologies = Dictionary(
    uniqueKeysWithValues: all.map { design in
      (design.name, Result { try topology(design.statements()) })
    })

  /// The designs that the file states but for one statement, where the others can be said without it.
  func withoutOne() throws -> [(lost: String, topology: Topology)] {
    let statements = try statements()
    return statements.indices.compactMap { index in
      var left = statements
      left.remove(at: index)
      return (try? Self.topology(left)).map { (statements[index].text, $0) }
    }
  }

  private static func topology(_ statements: [SourceStatement]) throws -> Topology {
    try statements.reduce(Topology()) { try $0.applying(Script.vocabulary.phrase($1)) }
  }

  static let all = [threeTierSeoul, regionalNAT, vpcOrigin, internalBalancer, serverless, auroraReplicas, fargate]

  /// What no design here has: read replicas, which RDS does not make of a database whose password it manages;
  /// large files on their way into a database; analysis; and a trail, of which an account needs one.
  private static let elsewhere: Set = ["DATA-09", "DATA-14", "LAKE-01", "MSG-03", "OPS-03"]

  /// It has no interface endpoints, as its servers go out by NAT gateways; no queues and functions; and no
  /// listener on port 80, since only CloudFront calls, over HTTPS.
  static let threeTierSeoul = RightDesign(
    name: "three-tier-seoul", withoutSubject: elsewhere.union(["LB-03", "MSG-01", "MSG-02", "NET-14"]), silences: [:])

  /// Its one NAT gateway serves all zones; sessions are in cookies, so that it has no cache; FastAPI comes
  /// without files; and it has no network ACL of its own.
  static let regionalNAT = RightDesign(
    name: "regional-nat",
    withoutSubject: elsewhere.union([
      "DATA-10", "DATA-11", "LB-03", "MSG-01", "MSG-02", "NACL-02", "NACL-03", "NET-05", "NET-06", "NET-14", "SG-04",
      "STK-03",
    ]), silences: [:])

  /// It has neither public subnets nor NAT gateways nor routes, a load balancer to which only CloudFront comes,
  /// and servers that start from an image of their own, without user data.
  static let vpcOrigin = RightDesign(
    name: "vpc-origin",
    withoutSubject: elsewhere.union([
      "COST-01", "IAM-02", "LB-03", "MSG-01", "MSG-02", "NACL-02", "NACL-03", "NET-02", "NET-05", "NET-06", "NET-10",
      "SG-01",
    ]),
    silences: [
      "add endpoint logs-hatch in school service=logs subnets=room-a,room-c sg=hatch-sg":
        "no connection states that the servers write logs",
      "add endpoint monitoring-hatch in school service=monitoring subnets=room-a,room-c sg=hatch-sg":
        "no connection states that the servers send measurements",
    ])

  /// Its distribution serves files only, so that none stands before a load balancer; and browsers upload nothing.
  static let internalBalancer = RightDesign(
    name: "internal-balancer",
    withoutSubject: elsewhere.union([
      "EDGE-05", "EDGE-07", "MSG-01", "MSG-02", "NACL-02", "NACL-03", "NET-14", "S3-07",
    ]),
    silences: [
      "add listener box-http in box-office protocol=http port=80 redirect=https":
        "a service that answers over HTTPS alone is right too"
    ])

  /// It has no network, no servers and no relational database, and so only what concerns functions, tables,
  /// queues, buckets, roles and the edge is judged.
  static let serverless = RightDesign(
    name: "serverless",
    withoutSubject: Set(RuleCatalogue.all.map { $0.code }).subtracting([
      "EDGE-01", "EDGE-02", "EDGE-03", "EDGE-04", "EDGE-06", "EDGE-08", "IAM-01", "IAM-02", "IAM-03", "IAM-05",
      "INT-01",
      "INT-03", "INT-04", "MSG-01", "S3-01", "S3-02", "S3-03", "S3-04", "S3-05", "S3-06", "S3-08", "S3-09", "TIER-01",
    ]),
    silences: [
      "add alarm baker-errors on=baker metric=Errors statistic=Sum above=0 notify=owner": unwatched,
      "add alarm clerk-errors on=clerk metric=Errors statistic=Sum above=0 notify=owner": unwatched,
      "add alarm orders-throttled on=orders metric=ThrottledRequests statistic=Sum above=0 notify=owner": unwatched,
      "add alarm tickets-lost on=lost-tickets metric=ApproximateNumberOfMessagesVisible above=0 notify=owner":
        unwatched,
    ])

  /// Aurora copies by itself and takes a managed password beside its readers, so that reads are judged, and no
  /// read replica is. Its servers go out by NAT gateways; only CloudFront calls, over HTTPS.
  static let auroraReplicas = RightDesign(
    name: "aurora-replicas",
    withoutSubject: elsewhere.subtracting(["DATA-14"]).union(["LB-03", "MSG-01", "MSG-02", "NET-14"]), silences: [:])

  /// It has no server of its own: no machine image, template, disk or metadata service, and nobody who would
  /// sign in to one; no NAT gateway and no address, since its tasks use endpoints.
  static let fargate = RightDesign(
    name: "fargate",
    withoutSubject: elsewhere.union([
      "APP-04", "APP-06", "APP-07", "APP-08", "APP-10", "APP-12", "COST-01", "LB-03", "MSG-01", "MSG-02", "NET-05",
      "NET-06", "STK-04",
    ]), silences: [:])

  private static let unwatched = "alarms are asked for on servers and their stores only"
}
