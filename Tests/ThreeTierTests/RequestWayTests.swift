import Foundation
import Localization
import Reachability
import TestSupport
import Testing
import Topology

@testable import ThreeTier

/// The way of a web request: what it comes by, where it ends, and what the visitor sees then.
@Suite struct RequestWayTests {
  private static func design(_ name: String, then change: String = "") throws -> Design {
    let file = Repository.root.appending(path: "Content/topologies/\(name).topology")
    return Design(try Script.apply(String(contentsOf: file, encoding: .utf8) + "\n" + change))
  }

  private static func kinds(_ way: RequestWay, besides asked: RequestStation.Role = .asked) -> [String] {
    way.stations.filter { $0.role != asked }.map(\.kind)
  }

  @Test func aPageGoesThroughTheWholeStack() throws {
    let way = RequestWay("/books/7", in: try Self.design("three-tier-seoul"))
    #expect(way.verdict == .yes && way.sight == .page)
    #expect(way.host == "library.example.kr")
    #expect(
      Self.kinds(way) == [
        "browser", "cloudfront", "alb", "listener", "target-group", "asg", "nginx", "gunicorn", "urlconf", "view",
        "cache", "model", "rds", "template",
      ])
    let asked = way.stations.filter { $0.role == .asked }.map(\.kind)
    #expect(asked == ["record", "waf", "secret"])
  }

  /// Its target sees the visitor, whom a rule for the VPC's addresses does not admit, though health checks pass.
  @Test func aNetworkLoadBalancerHandsOnTheVisitorsAddress() throws {
    let script = RuleExample.bareBalanced + "set app stack=nginx:80\nallow app-sg tcp/80 from "
    let refused = RequestWay("/", in: Design(try Script.apply(script + "10.0.0.0/16")))
    #expect(refused.sight == .noConnection)
    #expect(refused.stations.last?.at == "app" && refused.stations.last?.code == "ENI_SG_RULES_MISMATCH")
    #expect(refused.stations.first { $0.kind == "target-group" }?.verdict == .yes)
    let admitted = RequestWay("/", in: Design(try Script.apply(script + "0.0.0.0/0")))
    #expect(admitted.stations.last { $0.at == "app" }?.verdict == .yes)
  }

  /// Rules for a host see what CloudFront sends: the visitor's Host, or the origin's own name.
  @Test(arguments: ["all-viewer", "all-viewer-except-host"])
  func rulesForAHostSeeWhatCloudFrontSends(sent: String) throws {
    let script =
      RuleExample.balanced + """
        set door forward=none respond=403
        forward door host=shop.example.kr -> web priority=10
        allow alb-sg tcp/80 from pl-cloudfront
        allow app-sg tcp/8000 from alb-sg
        add cloudfront cdn aliases=shop.example.kr
        forward cdn * -> front origin-protocol=http-only origin-domain=origin.example.kr send=\(sent)
        """
    let way = RequestWay("/", host: "shop.example.kr", in: Design(try Script.apply(script)))
    #expect(way.stations.contains { $0.at == "web" } == (sent == "all-viewer"))
    #expect((way.sight == .status(403)) == (sent != "all-viewer"))
  }

  @Test func aFileComesFromItsBucketAndNotFromAServer() throws {
    let way = RequestWay("/static/css/a.css?v=2", in: try Self.design("three-tier-seoul"))
    #expect(way.sight == .file)
    #expect(Self.kinds(way) == ["browser", "cloudfront", "s3"])
    #expect(way.stations.filter { $0.role == .asked }.map(\.kind) == ["record", "waf", "oac", "s3", "kms-key"])
  }

  @Test func anInternalBalancerIsASecondTier() throws {
    let design = try Self.design("internal-balancer")
    let way = RequestWay("/", in: design)
    #expect(way.verdict == .yes)
    #expect(way.stations.filter { $0.kind == "alb" }.map(\.at) == ["box-office", "wings"])
    #expect(way.stations.contains { $0.at == "stage-actors" && $0.kind == "gunicorn" })
    // Files have a distribution, and a name, of their own; Django gives out none.
    #expect(RequestWay("/static/a.css", in: design).sight == .status(404))
    #expect(RequestWay("/static/a.css", host: "files.theatre.example.kr", in: design).sight == .file)
  }

  @Test func aVPCOriginAndARegionalGatewayAreWaysToo() throws {
    for name in ["vpc-origin", "regional-nat"] {
      let way = RequestWay("/", in: try Self.design(name))
      #expect(way.verdict == .yes && way.sight == .page, "\(name)")
    }
    let cookies = RequestWay("/", in: try Self.design("regional-nat"))
    #expect(cookies.stations.contains { $0.kind == "session" } && !cookies.stations.contains { $0.kind == "cache" })
  }

  @Test func anAPICallsAFunctionAndIAMDecides() throws {
    let design = try Self.design("serverless")
    let way = RequestWay("/api/orders", in: design)
    #expect(way.sight == .data)
    #expect(Self.kinds(way) == ["browser", "cloudfront", "api-gateway", "lambda"])
    #expect(way.stations.filter { $0.role == .asked }.map(\.kind).suffix(3) == ["user-pool", "dynamodb", "sqs"])
    #expect(RequestWay("/", in: design).sight == .file)
    let refused = try Self.design(
      "serverless", then: "ungrant clerk-role dynamodb:GetItem,dynamodb:PutItem,dynamodb:Query on orders")
    let denied = RequestWay("/api/orders", in: refused)
    #expect(denied.sight == .status(500) && denied.stations[denied.decidedBy].at == "orders")
  }

  @Test(arguments: [
    ("revoke desk-sg tcp/80 from door-sg", "/", "librarians", 504),
    ("revoke door-sg tcp/443 from pl-cloudfront", "/", "entrance", 504),
    ("revoke catalogue-sg tcp/5432 from desk-sg", "/", "catalogue", 502),
    ("set librarians target-groups=none", "/", "counters", 503),
    ("ungrant service:cloudfront s3:GetObject on covers,recordings source=welcome", "/static/a.css", "covers", 403),
    ("set welcome aliases=www.library.example.kr", "/", "welcome", 403),
    ("unforward https header=X-Origin-Verify:origin-key", "/", "https", 403),
    ("set counter stack=gunicorn:8000,django", "/", "librarians", 502),
  ])
  func theFirstNoEndsTheWay(_ change: String, _ path: String, _ place: Name, _ status: Int) throws {
    let way = RequestWay(path, in: try Self.design("three-tier-seoul", then: change))
    #expect(way.verdict == .no)
    #expect(way.stations[way.decidedBy].at == place)
    #expect(way.stations.last?.verdict == .no)
    #expect(way.sight == .status(status))
  }

  @Test func visitorsDoNotAskAPrivateZone() throws {
    let zone = try Self.design("three-tier-seoul").topology.parts(of: "zone")[0].name
    let way = RequestWay("/", in: try Self.design("three-tier-seoul", then: "set \(zone) private=yes vpcs=library"))
    #expect(way.verdict == .no && way.sight == .unknownName && way.stations.last?.at == zone)
  }

  @Test func withoutARecordNobodyFindsTheSite() throws {
    let design = try Self.design("three-tier-seoul")
    let way = RequestWay("/", host: "shop.library.example.kr", in: design)
    #expect(way.verdict == .no && way.sight == .unknownName)
  }

  @Test func aLostZoneLeavesTheOtherOne() throws {
    let way = RequestWay("/", in: try Self.design("three-tier-seoul"), losing: "a")
    #expect(way.sight == .page)
    let alone = try Self.design("three-tier-seoul", then: "set librarians subnets=desk-a")
    #expect(RequestWay("/", in: alone, losing: "a").verdict == .no)
  }

  @Test func aDesignWithoutAnEntrySaysSo() {
    let way = RequestWay("/", in: Design(Topology()))
    #expect(way.verdict == .no && way.sight == .nothing)
  }

  /// A service in containers behind a load balancer, and a proxy before its Aurora cluster.
  private static let containers = """
    add vpc shop cidr=10.0.0.0/16
    add igw gate in shop
    add route-table open in shop
    route open 0.0.0.0/0 -> gate
    add subnet front-{a,c} in shop az={a,c} cidr=10.0.{0,1}.0/24 route-table=open
    add subnet back-{a,c} in shop az={a,c} cidr=10.0.{10,11}.0/24
    add security-group {door,task,proxy,db}-sg in shop
    allow door-sg tcp/80 from 0.0.0.0/0
    allow task-sg tcp/8000 from door-sg
    allow proxy-sg tcp/5432 from task-sg
    allow db-sg tcp/5432 from proxy-sg
    add task-definition web-task image=shop/web:1 compatible=fargate network=awsvpc cpu=512 memory=1024 stack=uvicorn:8000,django
    add ecs-cluster tasks
    add target-group web in shop target-type=ip protocol=http port=8000
    add ecs-service store in tasks task=web-task subnets=back-a,back-c sg=task-sg launch-type=fargate desired=2 target-groups=web
    add alb front in shop subnets=front-a,front-c sg=door-sg
    add listener http in front protocol=http port=80 forward=web
    add db-subnet-group inner subnets=back-a,back-c
    add aurora books engine=aurora-postgresql subnet-group=inner sg=db-sg password=managed
    add role proxy-role trust=rds
    add rds-proxy books-door target=books subnets=back-a,back-c sg=proxy-sg role=proxy-role
    connect store -> books-door

    """

  @Test func containersAndAProxyAreOnTheWay() throws {
    let way = RequestWay("/", in: Design(try Script.apply(Self.containers)))
    #expect(way.verdict == .yes, "\(way.stations[way.decidedBy])")
    #expect(
      Self.kinds(way) == [
        "browser", "alb", "listener", "target-group", "ecs-service", "uvicorn", "urlconf", "view", "model", "rds-proxy",
        "aurora", "template",
      ])
    let shut = RequestWay("/", in: Design(try Script.apply(Self.containers + "revoke db-sg tcp/5432 from proxy-sg")))
    #expect(shut.stations[shut.decidedBy].at == "books" && shut.sight == .status(504))
  }

  @Test func aRedirectThatLeadsNowhereIsSeen() throws {
    let change = "set http forward=none redirect=https"
    let way = RequestWay("/", in: Design(try Script.apply(Self.containers + change)))
    #expect(way.verdict == .no && way.sight == .redirect)
    let script =
      Self.containers + """
        set http forward=none redirect=https
        add certificate cert domain=shop.example.kr
        add listener https in front protocol=https port=443 certificate=cert forward=web
        allow door-sg tcp/443 from 0.0.0.0/0
        """
    let whole = RequestWay("/", in: Design(try Script.apply(script)))
    #expect(whole.verdict == .yes && whole.host == "shop.example.kr")
    let other = RequestWay("/", host: "www.example.kr", in: Design(try Script.apply(script)))
    #expect(other.verdict == .no)
  }

  @Test func tasksWhoseRoleNobodyMayTakeDoNotStart() throws {
    let script = Self.containers + "add role runner trust=ec2\nset web-task execution-role=runner"
    let way = RequestWay("/", in: Design(try Script.apply(script)))
    #expect(way.sight == .status(503) && way.stations.last?.at == "store")
    let mended = RequestWay("/", in: Design(try Script.apply(script + "\nset runner trust+=ecs-tasks")))
    #expect(mended.verdict == .yes)
  }

  @Test func aProgramWithoutAPortHearsNobody() throws {
    let script = Self.containers + "set web-task stack=nginx,uvicorn,django"
    let way = RequestWay("/", in: Design(try Script.apply(script)))
    #expect(way.sight == .status(502) && way.stations.last?.at == "store")
  }

  /// A site at CloudFront with records that lead elsewhere, or nowhere that the design knows.
  @Test func recordsAreFollowedWhereverTheyLead() throws {
    let site = """
      add zone shop-zone domain=shop.example.kr
      add api-gateway {api,other-api}
      add lambda clerk runtime=python3.13
      forward {api,other-api} * -> clerk
      add cloudfront cdn aliases=shop.example.kr,www.shop.example.kr default-origin=api
      add cloudfront other-cdn default-origin=other-api

      """
    func ask(_ change: String, _ host: String? = nil) throws -> RequestWay {
      RequestWay("/", host: host, in: Design(try Script.apply(site + change)))
    }
    #expect(try ask("add record home in shop-zone type=A alias=cdn").verdict == .yes)
    let astray = try ask("add record home in shop-zone type=A alias=other-cdn")
    #expect(astray.sight == .status(403) && astray.stations.last?.at == "other-cdn")
    let unknown = try ask("add record home in shop-zone type=A value=203.0.113.9")
    #expect(unknown.verdict == .unknown && unknown.stations.last?.at == "home")
    #expect(try ask("add record www in shop-zone name=www type=A alias=cdn", "shop.example.kr").sight == .unknownName)
    let named = """
      add record www in shop-zone name=www type=CNAME value=shop.example.kr
      add record home in shop-zone type=A alias=
      """
    #expect(try ask(named + "cdn", "www.shop.example.kr").verdict == .yes)
    #expect(try ask(named + "other-cdn", "www.shop.example.kr").sight == .status(403))
    let circle = """
      add record www in shop-zone name=www type=CNAME value=web.shop.example.kr
      add record web in shop-zone name=web type=CNAME value=www.shop.example.kr
      """
    #expect(try ask(circle, "www.shop.example.kr").sight == .unknownName)
  }

  @Test func anAPIAnswersByADomainNameOfItsOwn() throws {
    let script = """
      add zone shop-zone domain=shop.example.kr
      add certificate cert domain=api.shop.example.kr
      add lambda clerk runtime=python3.13
      add api-gateway api
      forward api * -> clerk
      add record api-name in shop-zone name=api type=A alias=api

      """
    #expect(RequestWay("/", in: Design(try Script.apply(script))).sight == .certificateWarning)
    let own = script + "set api domain=api.shop.example.kr certificate=cert"
    #expect(RequestWay("/", in: Design(try Script.apply(own))).sight == .data)
  }

  /// CloudFront's own addresses are nobody's browser; an office's are somebody's.
  @Test(arguments: ["pl-cloudfront": VisitorSight.noConnection, "198.51.100.0/24": .status(503)])
  func whoIsNotAdmittedWaits(source: String, sight: VisitorSight) throws {
    let script =
      RuleExample.twoZones + """
        add target-group web in main protocol=http port=8000
        add alb front in main subnets=public-a,public-c sg=alb-sg
        add listener door in front protocol=http port=80 forward=web
        allow alb-sg tcp/80 from \(source)
        """
    #expect(RequestWay("/", in: Design(try Script.apply(script))).sight == sight)
  }

  @Test func patternsMeanPaths() {
    #expect(PathPattern("/static/*").matches("/static/a/b.css"))
    #expect(!PathPattern("/static/*").matches("/statics/a.css"))
    #expect(PathPattern("*.jpg").matches("/a/b.jpg"))
    #expect(PathPattern("/a?c").matches("/abc") && !PathPattern("/a?c").matches("/ac"))
    #expect(!PathPattern("/A/*").matches("/a/b"))
  }

  @Test(arguments: [
    ("*", "/api/*", true), ("/api/*", "/api/v2/*", true), ("/api/*", "/app/*", false), ("/*/docs", "/api/*", true),
    ("*.jpg", "/media/*", true), ("*.jpg", "*.png", false), ("/a?c", "/abc", true), ("/a", "/ab", false),
    ("/", "*", true),
    ("/*/b/*", "/a/*/c", true), ("/x*y", "/x*z", false),
  ])
  func patternsMeetWhereAPathHasBoth(one: String, other: String, meets: Bool) {
    #expect(PathPattern(one).meets(PathPattern(other)) == meets)
    #expect(PathPattern(other).meets(PathPattern(one)) == meets)
  }
}
