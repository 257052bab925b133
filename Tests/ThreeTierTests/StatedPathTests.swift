import CommandLanguage
import TestSupport
import Testing
import ThreeTier
import Topology

/// What the design states is asked of the network once for all that are alike, and no further than meant.
@Suite struct StatedPathTests {
  private static let network = """
    add vpc main cidr=10.0.0.0/16 ipv6=yes
    add igw gate in main
    add route-table {public,inner} in main
    route public 0.0.0.0/0 -> gate
    add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public
    add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24 route-table=inner
    add security-group {alb,app,db}-sg in main

    """

  private func findings(_ code: String, _ script: String) throws -> [Finding] {
    let rule = try #require(RuleCatalogue.rule(code))
    let topology = try Script.apply(Self.network + script)
    guard case .broken(let findings) = rule.check(Design(topology, tables: Repository.tables)) else { return [] }
    return findings
  }

  @Test func whatIsAlikeIsToldOnce() throws {
    let script = """
      add ec2 {one,two,three} in app-{a,a,c} sg=app-sg
      connect one -> internet port=443
      connect two -> internet port=443
      connect three -> internet port=443
      """
    #expect(try findings("INT-01", script).count == 2)
    #expect(try findings("NET-07", script).count == 2)
  }

  /// The mend makes the load balancer with a group; that and the revocation of the rule for addresses, which is
  /// told next, lead to a design in which visitors get through by the group's name alone.
  @Test func aLoadBalancerWithoutAGroupIsGivenOne() throws {
    let script = """
      set public-a az=a
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=tcp port=80 targets=app
      add nlb front in main subnets=public-a
      add listener door in front protocol=tcp port=80 forward=web
      allow app-sg tcp/80 from 10.0.0.0/16
      connect internet -> front
      connect front -> app
      """
    let call = try #require(try findings("LB-05", script).first)
    #expect(
      call.mend == [
        "add security-group front-sg in main egress=none", "allow front-sg tcp/80 from 0.0.0.0/0",
        "allow front-sg out tcp/80 to app-sg", "allow app-sg tcp/80 from front-sg", "set front sg=front-sg",
      ])
    let given = script + "\n" + call.mend.joined(separator: "\n")
    let rule = try #require(try findings("SG-02", given).first)
    #expect(rule.mend == ["revoke app-sg tcp/80 from 10.0.0.0/16"])
    for code in ["LB-05", "INT-01", "SG-02"] {
      #expect(try findings(code, given + "\n" + rule.mend.joined(separator: "\n")).isEmpty, "\(code)")
    }
  }

  @Test func aPathIsMendedAtEveryHopThatAsks() throws {
    let script = """
      set app-sg egress=none
      add nacl guard in main
      set app-c nacl=guard
      add ec2 app in app-a sg=app-sg
      add ec2 store in app-c sg=db-sg stack=postgres:5432
      connect app -> store
      """
    let finding = try #require(try findings("INT-01", script).first)
    #expect(
      finding.mend == [
        "allow app-sg out tcp/5432 to db-sg", "acl guard in 100 allow tcp/5432 from 10.0.10.0/24",
        "allow db-sg tcp/5432 from app-sg", "acl guard out 100 allow tcp/1024-65535 to 10.0.10.0/24",
      ])
    #expect(try findings("INT-01", script + "\n" + finding.mend.joined(separator: "\n")).isEmpty)
  }

  @Test func aMendStandsBeforeTheEntryThatDenies() throws {
    let script = """
      add nacl guard in main
      set app-c nacl=guard
      acl guard in 100 deny tcp/5432 from 10.0.10.0/24
      acl guard in 110 allow all from 0.0.0.0/0
      acl guard out 100 allow all to 0.0.0.0/0
      add ec2 app in app-a sg=app-sg
      add ec2 store in app-c sg=db-sg stack=postgres:5432
      allow db-sg tcp/5432 from app-sg
      connect app -> store
      """
    #expect(try findings("INT-01", script).first?.mend == ["acl guard in 99 allow tcp/5432 from 10.0.10.0/24"])
  }

  @Test func theInternetIsReachedOverIPv6Too() throws {
    let script = """
      set main ipv6=yes
      add subnet sixth in main az=a cidr=10.0.12.0/24 cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes route-table=inner
      add eigw outward in main
      route inner ::/0 -> outward
      add ec2 app in sixth sg=app-sg
      connect app -> internet port=443
      """
    #expect(try findings("INT-01", script).isEmpty)
    #expect(try findings("NET-07", script).isEmpty)
  }

  @Test func theWorldIsLetInNowhereButAtTheEntry() throws {
    let script = """
      add ec2 app in public-a sg=app-sg public-ip=yes
      connect internet -> app port=80
      """
    let finding = try #require(try findings("INT-01", script).first)
    #expect(finding.mend.isEmpty)
  }
}
