import TestSupport
import Testing
import ThreeTier
import Topology

/// What a rule offers to type in situations in which the obvious mend would not do.
@Suite struct MendTests {
  struct Situation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let code: String
    let mend: [String]

    init(_ name: String, _ script: String, _ code: String, _ mend: [String]) {
      (testDescription, self.script, self.code, self.mend) = (name, script, code, mend)
    }
  }

  private static let linked = """
    add vpc {a,b} cidr=10.{1,2}.0.0/16
    add route-table {ra,rb} in {a,b}
    add subnet {sa,sb} in {a,b} az=a cidr=10.{1,2}.0.0/24 route-table={ra,rb}
    add security-group {ga,gb} in {a,b} egress=none
    add ec2 {ia,ib} in {sa,sb} sg={ga,gb}
    connect ia -> ib port=8080

    """

  private static let hub = """
    add transit-gateway t group-references=yes
    add transit-gateway-attachment {ta,tb} in {a,b} gateway=t subnets={sa,sb}
    route {ra,rb} 10.{2,1}.0.0/16 -> t

    """

  /// Servers that get out over IPv6 only, and answers that a network ACL of one's own lets in over IPv4 only.
  private static let sixth = """
    add vpc main cidr=10.0.0.0/16 ipv6=yes
    add eigw sixth in main
    route main.route-table ::/0 -> sixth
    add nacl wall in main
    acl wall in 100 allow all from 0.0.0.0/0
    acl wall out 100 allow all to 0.0.0.0/0
    add subnet app-a in main az=a cidr=10.0.1.0/24 cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes nacl=wall
    add security-group app-sg in main egress=none
    allow app-sg out tcp/443 to ::/0
    add ec2 app in app-a sg=app-sg
    connect app -> internet port=443

    """

  private static let queued = """
    add vpc main cidr=10.0.0.0/16 dns-hostnames=yes
    add subnet app-a in main az=a cidr=10.0.1.0/24
    add security-group {app,door}-sg in main egress=none
    allow app-sg out tcp/443 to door-sg
    allow door-sg tcp/443 from app-sg
    add sqs orders
    add role app-role trust=ec2
    grant app-role sqs:SendMessage on orders
    add endpoint door in main service=sqs subnets=app-a sg=door-sg private-dns=no
    add ec2 app in app-a sg=app-sg role=app-role
    connect app -> orders for=send

    """

  static let situations = [
    Situation(
      "where IPv6 gets further, it is told of", sixth, "INT-01",
      ["acl wall out 110 allow tcp/443 to ::/0", "acl wall in 110 allow tcp/1024-65535 from ::/0"]),
    Situation(
      "a name that leads past an endpoint needs no way out", queued, "INT-01", ["set door private-dns=yes"]),
    Situation(
      "who leaves the default group keeps what is stated",
      linked.split(separator: "\n").filter { !$0.hasPrefix("add ec2") && !$0.hasPrefix("connect") }.joined(
        separator: "\n") + """

          add ec2 one in sa
          add ec2 two in sa sg=ga
          connect two -> one port=8080
          """, "SG-09",
      [
        "add security-group one-sg in a", "set one sg=one-sg", "allow ga out tcp/8080 to one-sg",
        "allow one-sg tcp/8080 from ga",
      ]),
    Situation(
      "an outbound rule across a transit gateway names a block, since it cannot name a group",
      linked + hub + "allow gb tcp/8080 from ga", "INT-01", ["allow ga out tcp/8080 to 10.2.0.0/24"]),
    Situation(
      "so it does where a group lets everything out", linked + hub + "allow gb tcp/8080 from ga\nset ga egress=all",
      "SG-07",
      ["set ga egress=none", "allow ga out tcp/8080 to 10.2.0.0/24", "allow ga out tcp/443 to 0.0.0.0/0"]),
    Situation(
      "a database's client in another Region is named by its block",
      """
      add vpc one cidr=10.1.0.0/16
      add vpc two cidr=10.2.0.0/16 region=eu-west-1
      add peering link in one peer=two accepted=yes
      add subnet app-a in one az=a cidr=10.1.0.0/24
      add subnet data-{a,b} in two az={a,b} cidr=10.2.{0,1}.0/24
      add security-group app-sg in one
      add security-group db-sg in two
      add ec2 app in app-a sg=app-sg
      add db-subnet-group home subnets=data-a,data-b
      add rds db engine=postgres subnet-group=home sg=db-sg
      allow db-sg tcp/5432,5433 from 10.1.0.0/16
      connect app -> db
      """, "SG-03", ["revoke db-sg tcp/5432-5433 from 10.1.0.0/16", "allow db-sg tcp/5432 from 10.1.0.0/24"]),
    Situation(
      "the answer lacks its route over a peering connection",
      linked + """
        add peering p in a peer=b accepted=yes
        route ra 10.2.0.0/16 -> p
        allow ga out tcp/8080 to gb
        allow gb tcp/8080 from ga
        """, "INT-01", ["route rb 10.1.0.0/16 -> p"]),
    Situation(
      "the request lacks its route over a transit gateway",
      linked + hub + """
        unroute ra 10.2.0.0/16
        allow ga out tcp/8080 to 10.2.0.0/16
        allow gb tcp/8080 from ga
        """, "INT-01", ["route ra 10.2.0.0/16 -> t"]),
    Situation(
      "who administers by Session Manager means no connection by SSH",
      """
      add vpc main cidr=10.0.0.0/16
      add igw gate in main
      route main.route-table 0.0.0.0/0 -> gate
      add subnet open-a in main az=a cidr=10.0.0.0/24
      add security-group door-sg in main
      allow door-sg tcp/22 from 203.0.113.5/32
      add role door-role trust=ec2 managed=AmazonSSMManagedInstanceCore
      add ec2 door in open-a sg=door-sg public-ip=yes role=door-role
      connect 203.0.113.5/32 -> door port=22
      """, "APP-12", ["revoke door-sg tcp/22 from 203.0.113.5/32", "disconnect 203.0.113.5/32 -> door"]),
    Situation(
      "an ACL that stops the agent is mended, with a gateway in place",
      """
      add vpc main cidr=10.0.0.0/16
      add igw gate in main
      route main.route-table 0.0.0.0/0 -> gate
      add nacl wall in main
      acl wall in 100 allow tcp/1024-65535 from 0.0.0.0/0
      add subnet open-a in main az=a cidr=10.0.0.0/24 nacl=wall
      add security-group door-sg in main
      add role door-role trust=ec2 managed=AmazonSSMManagedInstanceCore
      add ec2 door in open-a sg=door-sg public-ip=yes role=door-role
      """, "APP-12", ["acl wall out 100 allow tcp/443 to 0.0.0.0/0"]),
    Situation(
      "a way in by IPv6 is turned to a gateway that lets nobody in",
      """
      add vpc main cidr=10.0.0.0/16 ipv6=yes
      add igw gate in main
      add eigw sixth in main
      route main.route-table ::/0 -> gate
      add subnet app-a in main az=a cidr=10.0.1.0/24 cidr6=2001:db8:0:1::/64
      add ec2 app in app-a
      """, "NET-03", ["unroute main.route-table ::/0", "route main.route-table ::/0 -> sixth"]),
  ]

  @Test(arguments: situations) func theMendFits(_ situation: Situation) throws {
    let design = Design(try Script.apply(situation.script), tables: Repository.tables)
    let findings = Checker.check(design).findings.filter { $0.code == situation.code }
    #expect(findings.first { !$0.mend.isEmpty }?.mend == situation.mend)
    let mended = try Script.apply(situation.mend.joined(separator: "\n"), to: design.topology)
    let resources = try #require(findings.first { !$0.mend.isEmpty }).resources
    let left = Checker.check(Design(mended, tables: Repository.tables)).findings
    #expect(!left.contains { $0.code == situation.code && $0.resources.first == resources.first })
  }

  @Test func theOnlyMachineOfABlockBeyondATransitGatewayIsNoStranger() throws {
    let script =
      Self.linked + Self.hub + """
        allow ga out tcp/8080 to 10.2.0.0/16
        allow gb tcp/8080 from 10.1.0.0/24
        """
    let known = Checker.check(Design(try Script.apply(script), tables: Repository.tables)).findings
    #expect(!known.contains { $0.code == "INT-02" })
    let other = script + "\nadd ec2 other in sa sg=ga"
    let findings = Checker.check(Design(try Script.apply(other), tables: Repository.tables)).findings
    #expect(findings.first { $0.code == "INT-02" }?.resources == ["ib", "gb", "other"])
  }
}
