import CommandLanguage
import Localization
import Reachability
import Testing
import Topology

/// What rules and pictures ask of a network besides paths.
@Suite struct PlaceTests {
  let network: Network

  init() throws {
    network = Network(
      try Script.apply(
        Example.base + """
          allow web-sg tcp/80 from 0.0.0.0/0
          allow web-sg tcp/22 from 203.0.113.0/24
          allow db-sg tcp/5432,6379 from web-sg
          set web-sg egress=none; allow web-sg out tcp/5432 to db-sg
          add launch-template web sg=web-sg
          add asg app launch-template=web subnets=private-a,private-c min=2 max=2
          add db-subnet-group g subnets=private-a,private-c
          add rds db subnet-group=g sg=db-sg multi-az=yes
          add replica reader in db az=c
          add ec2 plain in public-a
          add endpoint door in main service=s3 route-tables=private-rt

          """))
  }

  @Test func groupsAreThoseNamedElseTheDefault() {
    #expect(network.groups(of: "app") == ["web-sg"])
    #expect(network.groups(of: "reader") == ["db-sg"])
    #expect(network.groups(of: "plain") == ["main.security-group"])
    #expect(network.groups(of: "nat-a") == [])
    #expect(network.groups(of: "door") == [])
  }

  @Test("a replica in another Region stands in none of the design's subnets")
  func abroad() throws {
    let design = try Script.apply(
      "add replica far in db region=ap-northeast-1; add replica near in db", to: network.topology)
    let network = Network(design)
    #expect(network.subnets(of: "far") == [])
    #expect(network.subnets(of: "near") == ["private-a", "private-c"])
    let flow = Flow(from: .part("app"), to: .part("far"), .tcp(PortSet(5432)))
    #expect(network.trace(flow).verdict == .unknown)
  }

  @Test("a gateway endpoint leads to buckets of its own Region, and to no others")
  func bucketsAbroad() throws {
    let design = try Script.apply(
      """
      add s3 here
      add s3 there region=us-east-1
      add ec2 maker in private-a
      """, to: network.topology)
    func hops(_ name: Name) -> [Hop] {
      Network(design).trace(Flow(from: .part("maker"), to: .part(name), .tcp(PortSet(443)))).hops
    }
    #expect(hops("here").contains { $0.at == "door" })
    #expect(!hops("there").contains { $0.at == "door" })
  }

  @Test("a serverless cache loses no more than a zone of its subnets")
  func serverlessCaches() throws {
    let design = try Script.apply(
      """
      add cache-subnet-group h subnets=private-a,private-c
      add cache quick mode=serverless engine=valkey subnet-group=h sg=db-sg
      """, to: network.topology)
    let flow = Flow(from: .part("app"), to: .part("quick"), .tcp(PortSet(6379)))
    #expect(Network(design, losing: "a").trace(flow).verdict == Network(design).trace(flow).verdict)
  }

  @Test func placesFollowSubnetGroups() {
    #expect(network.subnets(of: "app") == ["private-a", "private-c"])
    #expect(network.subnets(of: "db") == ["private-a", "private-c"])
    #expect(network.subnets(of: "reader") == ["private-c"])
    #expect(network.zones(of: "db") == ["a", "c"])
    #expect(Network(network.topology, losing: "a").zones(of: "db") == ["c"])
    #expect(network.interfaces(of: "app").map(\.zone) == ["a", "c"])
  }

  @Test func clustersStandWhereTheirInstancesDo() throws {
    let design = try Script.apply(
      """
      add aurora cluster engine=aurora-postgresql subnet-group=g sg=db-sg
      add aurora-instance writer in cluster class=db.r7g.large az=a
      """, to: network.topology)
    let alone = Network(design)
    #expect(alone.subnets(of: "cluster") == ["private-a"])
    #expect(alone.groups(of: "writer") == ["db-sg"])
    #expect(Network(design, losing: "a").interfaces(of: "cluster").isEmpty)
    let both = try Script.apply("add aurora-instance reader2 in cluster class=db.r7g.large az=c", to: design)
    #expect(Network(both).zones(of: "cluster") == ["a", "c"])
    #expect(Network(both, losing: "a").zones(of: "cluster") == ["c"])
  }

  @Test func aNetworkLoadBalancerWithoutGroupsIsNotFiltered() throws {
    let design = try Script.apply("add nlb front in main subnets=public-a", to: network.topology)
    #expect(Network(design).groups(of: "front") == [])
    #expect(try ask(design, "internet -> front tcp/9000").verdict == .yes)
    let task = try Script.apply(
      "add ecs-cluster shop\nadd ecs-service till in shop subnets=private-a,private-c sg=web-sg desired=2", to: design)
    #expect(try ask(task, "till -> db tcp/5432").verdict == .yes)
    #expect(try ask(task, "till -> internet tcp/443").code == .groupRulesMismatch)
  }

  @Test func portsAreTheUnionOfRules() {
    #expect(network.inboundPorts(of: ["web-sg"], from: .internet) == PortSet(80))
    #expect(network.inboundPorts(of: ["web-sg", "open-sg"], from: .internet) == .all)
    #expect(network.inboundPorts(of: ["db-sg"], from: .internet).isEmpty)
    #expect(network.inboundPorts(of: ["db-sg"], from: .groups(["web-sg"])) == PortSet([5432...5432, 6379...6379]))
    #expect(network.portsBetween("app", "db") == PortSet(5432))
    #expect(network.portsBetween("db", "app") == PortSet(80))
  }

  @Test func theLongestPrefixStandsFirst() throws {
    let routes = try #require(network.effectiveRoutes(of: "private-a"))
    #expect(routes.entries.map(\.description) == ["pl-s3 -> door", "10.0.0.0/16 -> local", "0.0.0.0/0 -> nat-a"])
    #expect(!routes.isMain)
    #expect(routes.entry(for: try CIDR.parse("10.0.3.0/24"))?.target == .local)
    #expect(routes.entry(for: .anyIPv4)?.target == .part("nat-a"))
    let lost = Network(network.topology, losing: "a")
    #expect(lost.effectiveRoutes(of: "private-a") == nil)
    #expect(lost.effectiveRoutes(of: "private-c")?.entry(for: .anyIPv4)?.target == .blackHole("nat-a"))
  }

  @Test(
    arguments: [
      ("", "private-a", Exposure.Kind.private, "nat-a"), ("", "public-a", .public, "gate"),
      ("unroute private-rt 0.0.0.0/0", "private-a", .private, nil),
      ("route private-rt ::/0 -> gate", "private-a", .public, "gate"),
      ("remove nat-a", "private-a", .private, nil), ("remove gate", "public-a", .private, nil),
    ] as [(String, Name, Exposure.Kind, Name?)])
  func exposureFollowsTheRoutes(_ script: String, _ subnet: Name, _ kind: Exposure.Kind, _ gateway: Name?) throws {
    let exposure = try #require(Network(try Script.apply(Example.base + script)).exposure(of: subnet))
    #expect(exposure.kind == kind)
    #expect(exposure.gateway == gateway)
  }

  @Test func aHopPointsAtTheStatementThatDecides() throws {
    let design = try Script.apply(
      "add vpc v cidr=10.0.0.0/16\nadd nacl wall in v\nadd subnet s in v az=a cidr=10.0.0.0/24 nacl=wall\n"
        + "add subnet t in v az=a cidr=10.0.1.0/24\nadd ec2 {a,b} in {s,t}\nacl wall out 50 deny all to 0.0.0.0/0\n")
    let trace = try ask(design, "a -> b tcp/22")
    #expect(trace.deciding?.at == "wall")
    #expect(trace.deciding?.origin?.line == 6)
    #expect(
      trace.reason == Message("Entry \("out") \(50) of the network ACL `\("wall")` at the subnet `\("s")` denies it."))
  }
}
