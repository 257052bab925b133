import CommandLanguage
import Localization
import Testing
import Topology

/// The topology that a text makes, and what its errors say.
func topology(_ text: String) throws -> Topology { try Script.apply(text) }

func diagnostic(_ text: String) -> Diagnostic? {
  do {
    _ = try Script.apply(text)
    return nil
  } catch {
    return error
  }
}

@Suite struct StatementTests {
  static let network = """
    add vpc main cidr=10.0.0.0/16
    add subnet public-a in main az=a cidr=10.0.0.0/24

    """

  @Test func aVPCBringsWhatAWSMakesWithIt() throws {
    let topology = try topology("add vpc main cidr=10.0.0.0/16")
    #expect(topology.names(of: []) == ["main", "main.nacl", "main.route-table", "main.security-group"])
    #expect(topology.text == "add vpc main cidr=10.0.0.0/16\n")
  }

  @Test func aConnectionMayNameSeveralPorts() throws {
    let topology = try topology("add eip door\nconnect internet -> door port=443,80 for=read")
    #expect(topology.text == "add eip door\nconnect internet -> door port=80,443 for=read\n")
  }

  @Test(
    arguments: [
      ("add vcp main", "unknown-kind", 5, "vpc"),
      ("add vpc main; add subnet a in mian az=a", "unknown-name", 31, "main"),
      ("add vpc main cdr=10.0.0.0/16", "unknown-attribute", 14, "cidr"),
      ("add vpc main cidr=10.0.0.1/16", "cidr", 19, "10.0.0.0/16"),
      ("add vpc main cidr=10.0.0/16", "cidr", 19, nil),
      ("ad vpc main", "unknown-command", 1, "add"),
      ("add vpc", "incomplete", 8, nil),
      ("add vpc main extra", "unexpected-word", 14, nil),
      ("add subnet a az=a", "missing-parent", 18, nil),
      ("add subnet a in a az=a cidr=10.0.0.0/24", "unknown-name", 17, nil),
      ("add vpc vpc", "reserved-name", 9, "vpc-1"),
      ("add vpc a-", "name", 9, nil),
      ("add vpc main; add vpc main", "name-taken", 23, nil),
      ("add vpc main ipv6=maybe", "value", 19, nil),
      ("add cloudfront cdn tls-minimum=TLSv1.4", "value", 32, "TLSv1"),
      ("add vpc main cidr=10.0.0.0/16 cidr=10.1.0.0/16", "twice", 31, nil),
      ("add vpc m cidr=10.0.0.0/16; add subnet s in m az=a cidr=10.1.0.0/24", "outside", 57, "10.0.0.0/24"),
      (
        "add vpc m cidr=10.0.0.0/16; add subnet s in m az=a cidr=10.0.0.0/24; add eip e; add eip f; add nat n in s eip=e; add nat o in s eip=e",
        "taken-address", 133, "f"
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add subnet s in m az=a cidr=10.0.0.0/24; add eip e; add nat n in s eip=e; add ec2 i in s; set e instance=i",
        "taken-address", 134, nil
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add subnet s in m az=a cidr=10.0.0.0/24; add eip e; add ec2 i in s; set e instance=i; add nat n in s eip=e",
        "taken-address", 134, nil
      ),
      ("add vpc m cidr=10.0.0.0/16; add nat n in m mode=zonal", "mode", 49, "regional"),
      (
        "add vpc m cidr=10.0.0.0/16; add subnet s in m az=a cidr=10.0.0.0/24; add nat n in s mode=regional", "mode",
        90, "zonal"
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add igw g in m; route m.route-table 10.0.3.0/24 -> g", "inside-route", 65, nil
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add igw g in m; route m.route-table 10.1.0.0/24 -> g; set m more-cidrs=10.1.0.0/16",
        "inside-route", 100, nil
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add alb f in m; add listener a in f protocol=http port=80; add listener b in f protocol=https port=80",
        "taken-port", 128, nil
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add target-group t in m protocol=http port=80 health-path=healthz",
        "path", 87, "/healthz"
      ),
      (
        "add zone z domain=shop.example.kr; add record a in z value=notanip",
        "address", 60, nil
      ),
      (
        "add zone z domain=shop.example.kr; add record a in z type=AAAA value=1.2.3.4",
        "address", 70, nil
      ),
      ("add eventbridge e schedule=banana", "schedule", 28, nil),
      ("add eventbridge e schedule=\"rate(1 minutes)\"", "schedule", 29, "rate(1 minute)"),
      ("add eventbridge e schedule=\"rate(5 minute)\"", "schedule", 29, "rate(5 minutes)"),
      ("add eventbridge e schedule=\"cron(0 0 * * * *)\"", "schedule", 29, nil),
      ("add backup-plan b retention=10d cold-after=30d", "cold-storage", 29, "120d"),
      ("add s3 b lifecycle=ia:5d,glacier:40d,expire:40d", "lifecycle", 20, "expire:41d"),
      ("add s3 b lifecycle=ia:30d,expire:30d", "lifecycle", 20, "expire:31d"),
      (
        "add vpc m cidr=10.0.0.0/16; add ecs-cluster c; add task-definition t; add ecs-service s in c task=t max-healthy=100",
        "deployment", 113, "200"
      ),
      (
        "add vpc m cidr=10.0.0.0/16; add alb f in m; add target-group t in m; add listener a in f; forward a /a -> t priority=10; forward a /b -> t priority=10",
        "taken-priority", 149, nil
      ),
      ("ㅁㅇㅇ vpc main", "korean-keyboard", 1, "add"),
    ] as [(String, String, Int, String?)])
  func errorsSayWhereAndWhatIsNearest(_ text: String, _ code: String, _ column: Int, _ nearest: String?) throws {
    let error = try #require(diagnostic(text))
    #expect(error.code == code)
    #expect(error.span?.column == column)
    #expect(error.nearest == nearest)
  }

  @Test(arguments: ["rate(1 day)", "rate(15 minutes)", "cron(0 12 * * ? *)", "cron(0/5 8-17 ? * MON-FRI *)"])
  func schedulesOfAWSAreTaken(_ schedule: String) throws {
    let topology = try Script.apply("add eventbridge nightly schedule=\"\(schedule)\"")
    #expect(topology["nightly"]?.values["schedule"] == .text(schedule))
  }

  @Test func overlappingBlocksAreRefusedWithTheNextFreeOne() throws {
    let error = try #require(diagnostic(Self.network + "add subnet b in main az=c cidr=10.0.0.0/23"))
    #expect(error.code == "overlap")
    #expect(error.nearest == "10.0.2.0/23")
  }

  @Test(
    arguments: [
      ("add vpc far cidr=10.0.128.0/20; add peering link in main peer=far", "overlap"),
      ("add peering link in main peer=main", "overlap"),
      (
        "add vpc far cidr=10.1.0.0/16; add peering link in main peer=far; add peering again in far peer=main",
        "second-peering"
      ),
    ])
  func vpcsThatAWSDoesNotPeerAreRefused(_ statements: String, _ code: String) throws {
    #expect(try #require(diagnostic(Self.network + statements)).code == code)
  }

  @Test func aPartThatIsNeededStays() throws {
    let error = try #require(diagnostic(Self.network + "remove main"))
    #expect(error.code == "in-use")
    #expect(error.nearest == "remove public-a")
  }

  @Test func koreanVerbsAndQuotedValues() throws {
    let korean = try topology("추가 vpc 본점 cidr=10.0.0.0/16; 이름변경 본점 지점")
    #expect(korean == (try topology("add vpc 지점 cidr=10.0.0.0/16")))
  }

  @Test func aStatementThatFailsChangesNothing() throws {
    let before = try topology(Self.network)
    #expect(throws: Diagnostic.self) {
      try Script.apply("add subnet x in main az=a cidr=10.0.1.0/24; add nonsense y", to: before)
    }
    #expect(before == (try topology(Self.network)))
  }

  @Test func originsTakeNoPartInEquality() throws {
    let spaced = try topology("\n\n" + Self.network)
    #expect(spaced == (try topology(Self.network)))
    #expect(spaced.origin(of: "main")?.line == 3)
  }
}

@Suite struct CIDRTests {
  @Test(arguments: [
    ("10.0.0.0/16", "10.0.0.0/16"), ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0"), ("2001:db8::/56", "2001:db8::/56"),
    ("2001:DB8:0:0:1::/80", "2001:db8:0:0:1::/80"), ("1.2.3.4", "1.2.3.4/32"),
  ])
  func blocksPrintCanonically(_ text: String, _ canonical: String) throws {
    #expect(try CIDR.parse(text).description == canonical)
  }

  @Test(arguments: [
    "", "10.0.0.0/33", "10.0.0/8", "256.0.0.0/8", "01.0.0.0/8", "1::2::3/64", "::/129", "10.0.0.0/", "a.b.c.d/8",
    "١.0.0.0/8",
  ])
  func whatIsNoBlockIsRefused(_ text: String) {
    #expect(throws: CIDR.Problem.malformed) { try CIDR.parse(text) }
  }
}
