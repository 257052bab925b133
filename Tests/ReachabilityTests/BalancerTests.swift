import Reachability
import TestSupport
import Testing
import Topology

/// What load balancers take, and under whose address their targets are asked.
@Suite struct BalancerTests {
  private static let front = "add nlb front in main subnets=public-a,private-c; "
  private static let door = front + "add listener door in front protocol=tcp port=80; "

  static let examples: [Example] = [
    Example("a port with a listener", door, "internet -> front tcp/80", .partly, .natReplacesSource),
    Example("a port without one", door, "internet -> front tcp/22", .no, .noListener),
    Example("a listener of another protocol", door, "internet -> front udp/80", .no, .noListener),
    Example(
      "a listener of two protocols", front + "add listener door in front protocol=tcp-udp port=53; " + Example.two,
      "one -> front udp/53", .yes),
    Example("some of the ports", door + Example.two, "one -> front tcp/80-443", .partly, .noListener),
    Example("no listener yet", front + Example.two, "one -> front tcp/22", .yes),
    Example("health checks come from the load balancer", door + Example.two, "front -> one tcp/80", .yes),
    Example(
      "an endpoint whose every interface is lost",
      "add endpoint names in main service=sqs subnets=private-a sg=open-sg; add sqs box; " + Example.two,
      "two -> box tcp/443", .no, .noSourceOrDestination, losing: "a"),
    Example(
      "an endpoint that has another interface",
      "add endpoint names in main service=sqs subnets=private-a,private-c sg=open-sg; add sqs box; " + Example.two,
      "two -> box tcp/443", .yes, losing: "a"),
  ]

  @Test(arguments: examples) func comesOutAsStated(_ example: Example) throws {
    let trace = try ask(Script.apply(example.script), example.question, losing: example.lost)
    #expect(trace.verdict == example.verdict)
    #expect(trace.code == example.code)
  }

  /// Health checks pass by a rule for the VPC's addresses, and visitors, whose own addresses arrive, do not.
  @Test func targetsSeeTheClientsOfALoadBalancerThatKeepsTheirAddresses() throws {
    let script = Example.base + Self.door + "add ec2 app in private-a sg=web-sg; "
    func asked(_ rule: String, by clients: Endpoint?, _ more: String = "") throws -> Trace {
      let design = try Script.apply(script + more + rule)
      let flow = Flow(from: .part("front"), to: .part("app"), .tcp(PortSet(80)), clients: clients)
      return Network(design).trace(flow)
    }
    let inner = "allow web-sg tcp/80 from 10.0.0.0/16"
    #expect(try asked(inner, by: nil).verdict == .yes)
    let refused = try asked(inner, by: .internet)
    #expect(refused.verdict == .no && refused.code == .groupRulesMismatch)
    #expect(try asked("allow web-sg tcp/80 from 0.0.0.0/0", by: .internet).verdict == .yes)
    let group = "add security-group nlb-sg in main; set front sg=nlb-sg; "
    #expect(try asked("allow web-sg tcp/80 from nlb-sg", by: .internet, group).verdict == .yes)
    let wall = "add nacl wall in main; set private-a nacl=wall; acl wall out 10 allow all to 0.0.0.0/0; "
    let kept = "allow web-sg tcp/80 from 0.0.0.0/0; acl wall in 10 allow all from 10.0.0.0/16"
    #expect(try asked(kept, by: nil, wall).verdict == .yes)
    #expect(try asked(kept, by: .internet, wall).code == .networkACL)
  }

  /// Members of the clients' group are not known by it behind the load balancer; their addresses are.
  @Test func groupsOfClientsAreNotSeenBehindALoadBalancer() throws {
    let script =
      Example.base + Self.door + "add ec2 app in private-a sg=web-sg; add ec2 user in private-c sg=db-sg; "
    let flow = Flow(from: .part("front"), to: .part("app"), .tcp(PortSet(80)), clients: .part("user"))
    let byGroup = try Script.apply(script + "allow web-sg tcp/80 from db-sg")
    #expect(Network(byGroup).verdict(flow) == .no)
    let byAddress = try Script.apply(script + "allow web-sg tcp/80 from 10.0.11.0/24")
    #expect(Network(byAddress).verdict(flow) == .yes)
  }

  /// VPCs with one block cannot reach each other over a transit gateway, and the answer says why.
  @Test func equalBlocksAreNamed() throws {
    let design = try Script.apply(
      Example.base + Example.two + """
        add vpc far cidr=10.0.0.0/16
        add subnet far-a in far az=a cidr=10.0.10.0/24
        add security-group far-sg in far
        allow far-sg all from 0.0.0.0/0
        add ec2 there in far-a sg=far-sg
        add transit-gateway hub
        add transit-gateway-attachment main-hub in main gateway=hub subnets=private-a
        add transit-gateway-attachment far-hub in far gateway=hub subnets=far-a
        """)
    let trace = try ask(design, "one -> there tcp/22")
    #expect(trace.verdict == .no && trace.code == .noPossibleDestination)
    #expect(trace.deciding?.origin == design.origin(of: "far", attribute: "cidr"))
  }

  @Test func reachListsThePortsOfListenersOnly() throws {
    let design = try Script.apply(
      Example.base + "add nlb {one,two} in main subnets=public-a; "
        + "add listener {d,e} in {one,two} protocol=tcp port={80,443}")
    let reach = Network(design).reach()
    func ports(_ name: Name) -> PortSet? {
      reach.first { $0.sources == [.internet] && $0.destinations.contains(name) }?.tcp
    }
    #expect(ports("one") == PortSet(80) && ports("two") == PortSet(443))
  }

  /// Both engines agree of random load balancers in random designs.
  @Test func bothEnginesAgree() throws {
    var seen: [Verdict: Int] = [:]
    for seed in RandomDesignTests.seeds {
      var random = SplitMix(state: seed &* 15_485_863)
      let group = ["", "", " sg=g0", " sg=g1"].randomElement(using: &random) ?? ""
      let port = [80, 443].randomElement(using: &random) ?? 80
      let more = """
        add nlb front in main subnets=s\(Int.random(in: 0..<3, using: &random))\(group)
        add listener door in front protocol=tcp port=\(port)
        """
      let design = try Script.apply(more, to: RandomDesignTests.design(&random))
      let (network, engine) = (Network(design), NaiveEngine(topology: design))
      let outside = RandomDesignTests.outside[0]
      for name in RandomDesignTests.instances {
        for port in [UInt16(80), 443] {
          let traffic = Traffic.tcp(PortSet(port))
          let answers = [
            (Flow(from: .part(name), to: .part("front"), traffic), engine.between(name, "front", port)),
            (Flow(from: outside, to: .part("front"), traffic), engine.inward(NaiveEngine.outside, "front", port)),
          ]
          let handed = Flow(from: .part("front"), to: .part(name), traffic, clients: outside)
          let kept =
            name == "i4" ? [] : [(handed, engine.handedOn("front", name, NaiveEngine.outside, port))]
          for (flow, theirs) in answers + kept {
            let mine = network.verdict(flow)
            seen[mine, default: 0] += 1
            #expect(mine == theirs, "seed \(seed): \(flow)\n\(design.text)")
            if mine != theirs { return }
          }
        }
      }
    }
    #expect(seen[.yes, default: 0] > 200 && seen[.no, default: 0] > 200)
  }
}
