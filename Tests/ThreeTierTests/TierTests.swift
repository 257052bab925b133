import CommandLanguage
import Reachability
import Testing
import ThreeTier
import Topology

/// What a part is for is told from what it is and how it is connected, never from its name.
@Suite struct TierTests {
  private func tiers(_ script: String) throws -> [Name: Tier] {
    Design(
      try Script.apply(
        """
        add vpc main cidr=10.0.0.0/16
        add subnet one in main az=a cidr=10.0.1.0/24
        add subnet two in main az=c cidr=10.0.2.0/24
        add security-group inner-sg in main
        add security-group door-sg in main

        """ + script)
    ).tiers
  }

  @Test func aServerThatRunsADatabaseAloneKeepsData() throws {
    let tiers = try tiers("add ec2 web in one sg=inner-sg stack=postgres:5432,cloudwatch-agent")
    #expect(tiers["web"] == .data)
  }

  @Test func aServerWithAnApplicationBesideItsDatabaseIsApplication() throws {
    #expect(try tiers("add ec2 db in one stack=nginx:80,gunicorn,django,postgres")["db"] == .application)
  }

  @Test func aGroupIsForWhatItsTemplateSays() throws {
    let tiers = try tiers(
      """
      add launch-template app stack=mysql:3306
      add asg servers launch-template=app subnets=one,two min=1 max=2
      add scaling-policy growth in servers metric=cpu target=50
      """)
    #expect(tiers["app"] == .data)
    #expect(tiers["servers"] == .data)
    #expect(tiers["growth"] == .data)
  }

  @Test func webServersBeforeAnInnerLoadBalancerAreWhereRequestsEnter() throws {
    let script = """
      add ec2 web in one sg=inner-sg stack=nginx:80
      add ec2 app in one sg=inner-sg stack=nginx:8000,gunicorn,django
      add ec2 files in one sg=inner-sg stack=nginx:8080

      """
    #expect(try tiers(script)["web"] == .application)
    let tiers = try tiers(
      script + """
        add target-group inward in main protocol=http port=8080 targets=app,files
        add alb back in main scheme=internal subnets=one,two sg=inner-sg
        add listener door in back protocol=http port=80 forward=inward
        """)
    #expect(tiers["web"] == .entry)
    #expect(tiers["app"] == .application)
    #expect(tiers["files"] == .application)
  }

  @Test func aWayInForAdministratorsIsNoApplication() throws {
    let tiers = try tiers(
      """
      allow inner-sg tcp/22 from door-sg
      add ec2 helper in one sg=door-sg
      add ec2 app in one sg=inner-sg
      """)
    #expect(tiers["helper"] == .network)
    #expect(tiers["app"] == .application)
  }

  @Test func bucketsAreForWhatIsKeptInThem() throws {
    let tiers = try tiers(
      """
      add s3 logs
      add s3 files
      add s3 both
      add alb front in main subnets=one,two access-logs=files
      add cloudfront cdn viewer-protocol=https-only default-origin=logs logs=both
      forward cdn /old/* -> both
      """)
    #expect(tiers["files"] == .observation)
    #expect(tiers["logs"] == .assets)
    #expect(tiers["both"] == .assets)
  }

  @Test func aTableThatHoldsSessionsIsNoDatabaseOfTheService() throws {
    let tiers = try tiers(
      """
      add dynamodb users key=pk
      add dynamodb orders key=pk
      add launch-template web sessions=users
      """)
    #expect(tiers["users"] == .sessions)
    #expect(tiers["orders"] == .data)
  }

  @Test func tiersOpenOnlyTheNextOne() throws {
    let design = Design(try RightDesign.threeTierSeoul.topology())
    let seen = TierReach.gathering(design.network.reach(), in: design).map {
      "\($0.source.map { "\($0)" } ?? "internet") -> \($0.destination) \($0.tcp) \($0.udp.isEmpty) \($0.icmp)"
    }
    #expect(
      seen == [
        "internet -> entry 443 true false", "entry -> application 80 true false",
        "application -> data 5432 true false", "application -> sessions 6379 true false",
      ])
  }
}
