import Localization
import Reachability
import Testing
import Topology

/// Asks a design as `trace` does: `internet -> app tcp/22`.
func ask(_ topology: Topology, _ question: String, losing zone: String? = nil) throws -> Trace {
  try Network(topology, losing: zone).trace(flow(question))
}

/// A flow from the words of `trace`.
func flow(_ question: String) throws -> Flow {
  let words = question.split(separator: " ").map(String.init)
  try #require(words.count == 4 && words[1] == "->")
  return Flow(from: try endpoint(words[0]), to: try endpoint(words[2]), try #require(Traffic(parsing: words[3])))
}

private func endpoint(_ word: String) throws -> Endpoint {
  if word == "internet" { return .internet }
  if word.first?.isNumber == true || word.contains(":") { return .network(try CIDR.parse(word)) }
  return Endpoint.services.contains(word) ? .service(word) : .part(Name(word))
}

/// The model lesson, step by step.
@Suite struct ModelLessonTests {
  static let shop = """
    add vpc shop cidr=10.0.0.0/16
    add igw gate in shop
    route shop.route-table 0.0.0.0/0 -> gate
    add subnet public-a in shop az=a cidr=10.0.0.0/24
    add security-group app-sg in shop
    allow app-sg tcp/22 from 0.0.0.0/0
    add ec2 app in public-a sg=app-sg public-ip=yes

    """
  static let moved = """
    add subnet private-a in shop az=a cidr=10.0.1.0/24
    add route-table private-rt in shop
    set private-a route-table=private-rt
    remove app
    add ec2 app in private-a sg=app-sg

    """

  @Test func aStrangerGetsToTheDoor() throws {
    let trace = try ask(Script.apply(Self.shop), "internet -> app tcp/22")
    #expect(trace.verdict == .yes)
    #expect(trace.hops.map(\.step) == [.internetGateway, .networkACL, .securityGroup, .networkACL, .route, .arrival])
  }

  @Test func aNewSubnetFollowsTheMainTable() throws {
    let design = try Script.apply(Self.shop + "add subnet private-a in shop az=a cidr=10.0.1.0/24")
    let exposure = try #require(Network(design).exposure(of: "private-a"))
    #expect(exposure.kind == .public)
    #expect(exposure.table == "shop.route-table")
    #expect(exposure.gateway == "gate")
    #expect(Network(design).effectiveRoutes(of: "private-a")?.isMain == true)
  }

  @Test func aTableWithoutTheRouteMakesItPrivate() throws {
    let design = try Script.apply(Self.shop + Self.moved)
    #expect(Network(design).exposure(of: "private-a")?.kind == .private)
    #expect(try ask(design, "internet -> app tcp/22").code == .noPublicAddressIn)
    #expect(try ask(design, "app -> internet tcp/443").code == .noRoute)
  }

  @Test func aNATGatewayBesideTheServerAsksItselfForDirections() throws {
    let design = try Script.apply(
      Self.shop + Self.moved
        + "add eip nat-ip; add nat nat-a in private-a eip=nat-ip; route private-rt 0.0.0.0/0 -> nat-a")
    let trace = try ask(design, "app -> internet tcp/443")
    #expect(trace.verdict == .no)
    #expect(trace.code == .noPossibleDestination)
    #expect(trace.hops.contains { $0.step == .natGateway && $0.at == "nat-a" && $0.verdict == .yes })
    #expect(
      trace.reason?.key.hasPrefix("The NAT gateway `{1}` stands in the subnet `{2}` and so follows") == true)
    #expect(
      trace.reason?.arguments == [
        .text("nat-a"), .text("private-a"), .text("private-rt"), .text("0.0.0.0/0"), .text("nat-a"),
      ])
  }

  @Test func outButNotIn() throws {
    let design = try Script.apply(
      Self.shop + Self.moved
        + "add eip nat-ip; add nat nat-a in public-a eip=nat-ip; route private-rt 0.0.0.0/0 -> nat-a")
    #expect(try ask(design, "app -> internet tcp/443").verdict == .yes)
    #expect(try ask(design, "internet -> app tcp/22").verdict == .no)
  }
}
