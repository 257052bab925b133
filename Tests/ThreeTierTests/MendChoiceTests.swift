import TestSupport
import Testing
import Topology

@testable import ThreeTier

/// Where several statements would silence a rule, the mend is the one that keeps the rest of the design right.
@Suite struct MendChoiceTests {
  private func mend(_ code: String, _ topology: Topology) -> [String] {
    let findings = Checker.check(Design(topology, tables: Repository.tables)).findings
    return findings.first { $0.code == code }?.mend ?? []
  }

  /// Two zones with subnets for servers, each with its own NAT gateway, and for databases, without a way out. The
  /// databases' names come first, so that they are found first.
  private static let shop = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24 route-table=public
    add eip {a,c}-ip
    add nat way-{a,c} in public-{a,c} eip={a,c}-ip
    add route-table out-{a,c} in main
    route out-{a,c} 0.0.0.0/0 -> way-{a,c}
    add subnet web-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24 route-table=out-{a,c}
    add route-table shut in main
    add subnet data-{a,c} in main az={a,c} cidr=10.0.{20,21}.0/24 route-table=shut
    add db-subnet-group home subnets=data-a,data-c
    add security-group {app,db}-sg in main
    add launch-template web sg=app-sg

    """

  /// The two rules once named each its own order of the programs, so that what one wanted the other blamed.
  @Test func twoRulesAgreeOnWhereTheProgramsOfAServerListen() throws {
    let topology = try Script.apply(
      RuleExample.twoZones + """
        add ec2 app in app-a sg=app-sg stack=gunicorn:80,nginx,django
        add target-group web in main protocol=http port=80 targets=app
        add alb front in main subnets=public-a,public-c sg=alb-sg
        add listener door in front protocol=http port=80 forward=web
        """)
    #expect(mend("STK-01", topology) == ["set app stack=nginx:80,gunicorn,django"])
    #expect(mend("STK-02", topology) == mend("STK-01", topology))
  }

  @Test func aLostBehaviourComesBackWithItsFolderAndItsSignature() throws {
    let topology = try Script.apply(
      """
      add s3 assets
      add oac signer
      add launch-template web static=assets
      add cloudfront cdn
      connect cdn -> assets for=get
      """)
    #expect(mend("INT-01", topology) == ["forward cdn /static/* -> assets oac=signer"])
  }

  @Test func aGroupOfServersGetsASubnetForServersAndNotTheDatabases() throws {
    let topology = try Script.apply(Self.shop + "add asg app launch-template=web subnets=web-a min=2 max=4")
    #expect(mend("APP-03", topology) == ["set app subnets+=web-c"])
    let crowded = try Script.apply("remove web-c", to: topology)
    #expect(mend("APP-03", crowded).isEmpty, "the subnet of a database is no place for servers")
  }

  @Test func aGroupInPublicSubnetsIsMovedBesideNoDatabase() throws {
    let statement = "add asg app launch-template=web subnets=public-a,public-c min=2 max=4"
    let topology = try Script.apply(Self.shop + "route shut 0.0.0.0/0 -> way-a\n" + statement)
    #expect(mend("APP-03", topology) == ["set app subnets=web-a,web-c"])
  }

  /// Lists of the load balancer's subnets name the block of the one subnet in which the servers stand.
  @Test func aGroupKeepsItsLoadBalancerWhereListsNameItsOldSubnet() throws {
    let topology = try Script.apply(
      Self.shop + """
        add nacl gate-list in main
        acl gate-list in 100 allow tcp/443 from 0.0.0.0/0
        acl gate-list in 110 allow tcp/1024-65535 from 10.0.10.0/24
        acl gate-list out 100 allow tcp/1024-65535 to 0.0.0.0/0
        acl gate-list out 110 allow tcp/80 to 10.0.10.0/24
        set public-a nacl=gate-list
        set public-c nacl=gate-list
        add security-group alb-sg in main
        allow alb-sg tcp/443 from 0.0.0.0/0
        allow app-sg tcp/80 from alb-sg
        add alb front in main subnets=public-a,public-c sg=alb-sg
        add target-group pool in main protocol=http port=80
        add listener door in front protocol=http port=80 forward=pool
        add asg app launch-template=web subnets=web-a min=2 max=4 target-groups=pool
        """)
    func broken(_ topology: Topology) -> [String] {
      Checker.check(Design(topology, tables: Repository.tables)).findings.filter { $0.severity == .broken }.map(\.code)
    }
    #expect(!broken(topology).contains("LB-05"))
    let mend = mend("APP-03", topology)
    #expect(mend.first == "set app subnets+=web-c")
    #expect(!broken(try Script.apply(mend.joined(separator: "\n"), to: topology)).contains("LB-05"))
    // Who took only the first line is told the rest.
    let half = try Script.apply(mend[0], to: topology)
    #expect(broken(half).contains("LB-05"))
    let rest = self.mend("LB-05", half)
    #expect(!broken(try Script.apply(rest.joined(separator: "\n"), to: half)).contains("LB-05"))
  }

  @Test func aDatabaseGetsASubnetOfItsOwnTable() throws {
    let topology = try Script.apply(
      Self.shop + """
        add asg app launch-template=web subnets=web-a,web-c min=2 max=4
        add rds db engine=postgres subnet-group=home sg=db-sg
        set home subnets=data-a
        """)
    #expect(mend("DATA-03", topology) == ["set home subnets+=data-c"])
  }

  /// Of an instance without a zone AWS chooses it, and may choose the one in which all the others stand.
  @Test func aReaderIsPutIntoTheOtherZoneByName() throws {
    let topology = try Script.apply(
      Self.shop + """
        add aurora db engine=aurora-mysql subnet-group=home sg=db-sg
        add aurora-instance db-{1,2} in db class=db.r7g.large az=a
        """)
    #expect(mend("DATA-02", topology) == ["add aurora-instance db-reader in db class=db.r7g.large az=c"])
  }

  /// Two caches with one group: neither's rule may go, and the one that gets a group of its own must still be
  /// within the reach of its clients, whose own rules name the old one.
  @Test func aCacheThatSharesAGroupGetsItsOwnAndKeepsItsClients() throws {
    let topology = try Script.apply(
      Self.shop + """
        add security-group shelf-sg in main egress=none
        set app-sg egress=none
        allow app-sg out tcp/6379 to shelf-sg
        allow shelf-sg tcp/6379 from app-sg
        add cache-subnet-group shelf subnets=data-a,data-c
        add cache lists engine=valkey mode=serverless subnet-group=shelf sg=shelf-sg
        add cache pages engine=memcached node-type=cache.t4g.small nodes=2 subnet-group=shelf sg=shelf-sg
        add asg app launch-template=web subnets=web-a,web-c min=2 max=4
        connect app -> lists
        connect app -> pages
        """)
    let mend = mend("SG-04", topology)
    #expect(!mend.contains { $0.hasPrefix("revoke") })
    let mended = try Script.apply(mend.joined(separator: "\n"), to: topology)
    let left = Checker.check(Design(mended, tables: Repository.tables)).findings.map(\.code)
    #expect(Set(left).isDisjoint(with: ["SG-04", "INT-01", "INT-02"]))
  }

  /// A proxy, a server, grants and connections refer to the secret that goes with a managed password.
  @Test func aPasswordMovesToASecretOfOnesOwnWithAllThatReadsIt() throws {
    let topology = try Script.apply(
      Self.shop + """
        add role keeper trust=ec2,rds
        add rds db engine=postgres password=managed subnet-group=home sg=db-sg backup-retention=7d
        add replica reader in db
        grant keeper secretsmanager:GetSecretValue on db.secret
        add rds-proxy door target=db subnets=data-a,data-c sg=db-sg role=keeper secrets=db.secret
        add ec2 app in web-a role=keeper sg=app-sg
        connect app -> db.secret
        """)
    let mended = try Script.apply(mend("DATA-07", topology).joined(separator: "\n"), to: topology)
    let left = Checker.check(Design(mended, tables: Repository.tables)).findings.map(\.code)
    #expect(Set(left).isDisjoint(with: ["DATA-07", "IAM-05"]))
    #expect(mended.connections.contains { $0.to.part == "db-password" })
  }

  /// What one table leaves without a way is told at once, and yet to accept it of one part hides no other.
  @Test func aWaiverOnOnePartLeavesTheOthersToldWhereATableIsShared() throws {
    let topology = try Script.apply(
      Self.shop + """
        add alb front in main subnets=public-a,public-c
        unroute public 0.0.0.0/0
        """)
    let told = Checker.check(Design(topology, tables: Repository.tables)).findings.filter { $0.code == "NET-02" }
    #expect(told.map(\.resources) == [["front", "way-a", "way-c", "public-a", "public-c", "public"]])
    let accepting = try Script.apply("waive NET-02 on way-a because \"Not in use yet.\"", to: topology)
    let result = Checker.check(Design(accepting, tables: Repository.tables))
    #expect(result.waived.map(\.finding.resources.first) == ["way-a"])
    let left = result.findings.filter { $0.code == "NET-02" }
    #expect(left.map(\.resources) == [["front", "way-c", "public-a", "public-c", "public"]])
  }

  @Test func aRoleGetsBackWhatItsOwnTasksUseAndNotWhatTheirStarterReads() throws {
    let topology = try Script.apply(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add secret key
      add s3 files
      add role {task,starter} trust=ecs-tasks
      grant starter secretsmanager:GetSecretValue on key
      grant task s3:* on files
      add ecs-cluster shop
      add task-definition web image=shop/web:1.4 role=task execution-role=starter secrets=key
      add ecs-service app in shop task=web subnets=app-a
      connect app -> files for=get
      connect app -> key
      """)
    #expect(mend("IAM-03", topology) == ["ungrant task s3:* on files", "grant task s3:GetObject on files"])
  }

  /// A site at CloudFront, with a load balancer that it asks by a name of its own.
  private static let named =
    RuleExample.balanced + """
      add zone site domain=shop.example.kr
      add certificate cert region=us-east-1 domain=shop.example.kr names=origin.shop.example.kr
      add cloudfront cdn aliases=shop.example.kr certificate=cert tls-minimum=TLSv1.2_2021
      forward cdn * -> front origin-domain=origin.shop.example.kr
      add record home in site type=A alias=cdn
      add record origin in site name=origin type=A alias=
      """

  @Test func aNameByWhichAnOriginIsAskedLeadsThereAndNowhereElse() throws {
    let topology = try Script.apply(Self.named + "cdn")
    #expect(mend("EDGE-01", topology) == ["set origin alias=front value=none"])
    let right = try Script.apply("set origin alias=front", to: topology)
    let circle = try Script.apply("set cdn aliases+=origin.shop.example.kr", to: right)
    #expect(mend("EDGE-01", right).isEmpty)
    #expect(mend("EDGE-01", circle) == ["set cdn aliases-=origin.shop.example.kr"])
  }

  @Test func ofTwoRecordsTheOneThatLeadsPastTheSiteGoes() throws {
    let topology = try Script.apply(Self.named + "front")
    let old = try Script.apply("add record old in site type=A value=203.0.113.9", to: topology)
    #expect(mend("EDGE-01", old) == ["remove old"])
    let unclear = try Script.apply("add record {a,b} in site name=blog type=A value=203.0.113.{8,9}", to: topology)
    #expect(mend("EDGE-01", unclear).isEmpty)
  }

  @Test func aCertificateIsValidatedInAPublicZone() throws {
    let topology = try Script.apply(
      RuleExample.twoZones + """
        add zone inner domain=shop.example.kr private=yes vpcs=main
        add certificate cert region=us-east-1 domain=shop.example.kr validation=dns zone=inner
        add cloudfront cdn aliases=shop.example.kr certificate=cert tls-minimum=TLSv1.2_2021
        """)
    let wanted = ["add zone inner-public domain=shop.example.kr", "set cert zone=inner-public"]
    #expect(mend("EDGE-03", topology) == wanted)
    let foreign = try Script.apply("set inner private=no vpcs=none; set cert names=www.other.example", to: topology)
    #expect(mend("EDGE-03", foreign) == ["set cert names-=www.other.example"])
  }
}
