import CommandLanguage
import Foundation
import Localization
import TestSupport
import Testing
import Topology

@testable import Shell

/// What answers say, and what they keep for later.
@Suite struct ReportTests {
  /// A trace that ends outside of every VPC once told its last step by the name it has in the program.
  @Test(arguments: Language.required)
  func aTraceToTheInternetSpeaksToPeople(_ language: Language) throws {
    var session = try ShellTests.session(language)
    _ = session.perform("open three-tier-seoul")
    let text = session.say("trace librarians -> internet tcp/443")
    #expect(text.contains("internet"))
    #expect(!text.contains("arrival"))
  }

  @Test(arguments: Language.required)
  func aRequestIsFollowedToTheDatabaseAndBack(_ language: Language) throws {
    var session = try ShellTests.session(language)
    _ = session.perform("open three-tier-seoul")
    let text = session.say("trace request /books/7")
    for word in ["welcome", "entrance", "counters", "nginx:80", "gunicorn", "URLconf", "catalogue", "Template"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(session.perform("trace request /books/7").reports.flatMap(\.results) == ["yes"])
    #expect(session.perform("trace request books").error != nil)
    #expect(session.perform("trace internet -> entrance tcp/443 --host a.example").error != nil)
  }

  @Test func aRequestForMachinesHasItsStations() throws {
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    _ = session.perform("revoke desk-sg tcp/80 from door-sg")
    let report = try #require(session.perform("trace request /").reports.first)
    let json = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    #expect(json["schema"] as? String == "cloudtutor.request/1")
    #expect(json["path"] as? String == "/" && json["verdict"] as? String == "no" && json["status"] as? Int == 504)
    let stations = try #require(json["stations"] as? [[String: Any]])
    let deciding = stations[try #require(json["decidedBy"] as? Int)]
    #expect(deciding["at"] as? String == "librarians" && deciding["kind"] as? String == "asg")
    #expect(deciding["code"] as? String == "SG_HAS_NO_RULES" && deciding["verdict"] as? String == "no")
  }

  /// The arrow tells a flow from a request, so no name is taken away.
  @Test func aPartMayBeCalledRequest() throws {
    var session = try session()
    _ = session.perform("add vpc main cidr=10.0.0.0/16; add subnet app in main az=a cidr=10.0.0.0/24")
    _ = session.perform("add ec2 request in app ami=al2023 type=t3.small")
    #expect(session.perform("trace request -> internet tcp/443").reports.flatMap(\.results) == ["no"])
  }

  @Test func aFlowForMachinesTakesTheInternetABlockAndAService() throws {
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    for flow in ["internet -> entrance tcp/443", "203.0.113.0/24 -> entrance tcp/443", "librarians -> s3 tcp/443"] {
      let report = try #require(session.perform("trace \(flow)").reports.first, "\(flow)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
      #expect(json["schema"] as? String == "cloudtutor.trace/1")
      #expect(["yes", "no", "partly", "unknown"].contains(json["verdict"] as? String))
      let hops = try #require(json["hops"] as? [[String: Any]])
      #expect(hops.allSatisfy { $0["at"] is String && $0["verdict"] is String && $0["reason"] is String })
      #expect(hops.indices.contains(try #require(json["decidedBy"] as? Int)))
    }
  }

  @Test func aStatementThatIsToBlameForMuchIsSaidOnce() throws {
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    _ = session.perform("set catalogue multi-az=no backup-retention=0d public=yes")
    let text = session.say("check")
    for code in ["DATA-01", "DATA-02", "DATA-05"] { #expect(text.contains(code)) }
    #expect(text.components(separatedBy: "add rds catalogue ").count == 2)
  }

  @Test func aLessonShowsWhatWasTaughtAndCountsTheRest() throws {
    var session = try session()
    _ = session.perform("lesson three-tiers")
    let short = session.say("check")
    #expect(short.contains("TIER-01"))
    #expect(!short.contains("IAM-01"))
    #expect(short.contains("check --all"))
    #expect(session.say("check --all").contains("IAM-01"))
    // A question that is open in a lesson is a part of it.
    _ = session.perform("leave")
    _ = session.perform("lesson sessions-outside")
    #expect(session.perform("check").reports.flatMap(\.results) == ["APP-11"])
  }

  /// The picture over the first question of all once gave the answer away.
  @Test func aPictureBeforeAGuessKeepsTheAnswerBack() throws {
    var session = try session()
    let text = session.say("lesson first-minute")
    #expect(text.contains("private-a"))
    #expect(!text.contains("public subnet"))
    var later = try ShellTests.session()
    _ = later.perform("lesson first-minute; 1")
    #expect(later.say("draw").contains("public subnet"))
  }

  @Test func anEmptyDesignIsNotSaved() throws {
    var session = try session()
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).topology")
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path
    #expect(session.perform("save \(path)").error != nil)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(session.perform("add vpc shop cidr=10.0.0.0/16; save \(path)").error == nil)
  }

  @Test func aCheckCanBeNarrowed() throws {
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    _ = session.perform("set catalogue multi-az=no public=yes")
    #expect(session.perform("check").reports.flatMap(\.results) == ["DATA-01", "DATA-02"])
    #expect(session.perform("check --pillar reliability").reports.flatMap(\.results) == ["DATA-02"])
    #expect(session.perform("check --severity critical").reports.flatMap(\.results) == ["DATA-01"])
    #expect(session.perform("check --code data-02").reports.flatMap(\.results) == ["DATA-02"])
    #expect(session.perform("check --code DATA-99").error != nil)
    #expect(session.perform("check --pillar beauty").error != nil)
  }

  @Test func reachListsWhatIsOpen() throws {
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    #expect(session.say("reach").contains("tcp/5432"))
    #expect(!session.say("reach visitors").contains("tcp/5432"))
    #expect(session.say("reach visitors").contains("tcp/6379"))
    #expect(session.perform("reach nobody").error != nil)
    #expect(session.say("reach").contains("By part:"))
    #expect(!session.say("reach visitors").contains("By part:"))
  }

  /// What stands outside every VPC is open to the internet, whatever is private behind it.
  @Test func reachListsTheEdge() throws {
    var session = try session()
    _ = session.perform("add s3 pages; add cloudfront cdn default-origin=pages; add api-gateway api")
    #expect(session.say("reach").contains("tcp/80,443"))
    #expect(session.say("reach api").contains("tcp/443") && !session.say("reach api").contains("cdn"))
    _ = session.perform("open three-tier-seoul")
    let text = session.say("reach")
    #expect(text.contains("tcp/80,443"), "\(text)")
  }

  @Test func theCatalogueAnswersUnderAnyNameOfAService() throws {
    var session = try session()
    for name in ["s3", "S3", "\"Amazon S3\"", "amazon s3", "객체 스토리지"] {
      let page = session.say("service \(name)")
      #expect(page.contains("Azure Blob Storage") && page.contains("Cloud Storage"), "\(name)")
      #expect(page.contains("help s3") && page.contains("S3-01"), "\(name): what the program has of it")
    }
    #expect(session.say("services").contains("nat-gateway"))
    #expect(!session.say("services store-files").contains("nat-gateway"))
    let comparison = session.say("compare ec2 lambda")
    #expect(comparison.contains("Amazon EC2") && comparison.contains("15 minutes"))
    #expect(session.say("compare ec2").contains("Compute Engine"))
    #expect(session.say("provider").contains("2025 Q1") && session.say("provider azure").contains("Entra"))
  }

  @Test func notesAreASheetOfTheTermsOfFinishedLessons() throws {
    var session = try session()
    #expect(session.say("notes").contains("You have no notes yet."))
    _ = session.perform("lesson out-but-not-in")
    #expect(session.say("notes").contains("You have no notes yet."), "it has only begun")
    while session.lesson != nil, session.perform("skip").error == nil {}
    let sheet = session.say("notes")
    #expect(sheet.contains("Out, but not in") && sheet.contains("NAT gateway:"))
    #expect(sheet.contains("begin inside"), "the glossary says what the term means")
  }

  @Test func termsAreFoundUnderTheirNamesInEveryLanguage() throws {
    var session = try session()
    for name in ["NAT", "nat gateway", "NAT-gateway", "NAT 게이트웨이"] {
      let page = session.say("define \(name)")
      #expect(page.contains("begin inside") && page.contains("lesson out-but-not-in"), "\(name)")
    }
    #expect(session.say("define").contains("Availability Zone"))
  }

  @Test(arguments: [
    ("service s33", "service", "s3"), ("services store-file", "services", "store-files"),
    ("provider azur", "provider", "azure"), ("define 가용 영욕", "define", "가용 영역"),
    ("compare ec2 lamda", "compare", "lambda"),
  ])
  func whatTheCatalogueDoesNotHaveIsAnsweredByTheNearest(_ text: String, _ verb: String, _ nearest: String) throws {
    var session = try session()
    guard case .language(let diagnostic)? = session.perform(text).error else { return #expect(Bool(false), "\(text)") }
    #expect(diagnostic.nearest == nearest && diagnostic.example?.hasPrefix(verb) == true)
  }

  @Test func aTraceFromALoadBalancerSaysUnderWhoseAddressRequestsCome() throws {
    var session = try session()
    let passing = """
      add vpc m cidr=10.0.0.0/16
      add igw g in m
      route m.route-table 0.0.0.0/0 -> g
      add subnet {p,q} in m az=a cidr=10.0.{0,1}.0/24
      add security-group s in m
      allow s tcp/80 from 10.0.0.0/24
      add nlb front in m subnets=p scheme=internet-facing
      add ec2 web in q sg=s
      add target-group t in m protocol=tcp port=80 targets=web
      add listener door in front protocol=tcp port=80 forward=t
      """
    for line in passing.split(separator: "\n") { #expect(session.perform(String(line)).error == nil) }
    let page = session.say("trace front -> web tcp/80")
    #expect(page.contains("Yes, it gets through."))
    #expect(page.contains("Requests it hands on under the address of who sent them"))
    #expect(page.contains("No, it does not get through."), "the group admits the load balancer's subnet only")
    _ = session.perform("allow s tcp/80 from 0.0.0.0/0")
    #expect(!session.say("trace front -> web tcp/80").contains("No, it does not get through."))
  }

  @Test func whyOpensTheWayOfAnAnswerToTheInternet() throws {
    var session = try session()
    let passing = [
      "add vpc m cidr=10.0.0.0/16", "add igw g in m",
      "add subnet p in m az=a cidr=10.0.0.0/24 public-ip-on-launch=yes", "add security-group s in m",
      "allow s tcp/80 from 0.0.0.0/0", "add ec2 web in p sg=s",
    ]
    for line in passing { #expect(session.perform(line).error == nil) }
    #expect(session.say("why internet -> web tcp/80").contains("route m.route-table 0.0.0.0/0 -> g"))
  }

  @Test func whySaysWhatDecidedAndWhatWouldOpenIt() throws {
    var session = try session()
    _ = session.perform("open three-tier-seoul")
    #expect(session.say("why").contains("No flow has been asked about yet."))
    #expect(session.perform("revoke catalogue-sg tcp/5432 from desk-sg").error == nil)
    _ = session.perform("trace librarians -> catalogue tcp/5432")
    let page = session.say("why")
    #expect(page.contains("SG_HAS_NO_RULES"))
    #expect(page.contains("explain INT-01"))
    #expect(
      page.contains("allow catalogue-sg tcp/5432 from desk-sg"),
      "the statement that opens it is offered in the learner's own design")
    // What a rule forbids is named with its price.
    #expect(session.say("why entrance -> catalogue tcp/5432").contains("SG-03"))
    #expect(session.say("why entrance -> librarians tcp/80").contains("What lets it through:"))
  }
}
