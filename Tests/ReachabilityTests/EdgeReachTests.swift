import TestSupport
import Testing
import Topology

@testable import Reachability

/// What the internet opens outside every VPC, and what distributions open inside.
@Suite struct EdgeReachTests {
  private static let site =
    Example.base + """
      add alb front in main scheme=internal subnets=private-a,private-c sg=web-sg
      add listener door in front protocol=http port=80 respond=403
      add cloudfront cdn
      forward cdn * -> front vpc-origin=yes

      """

  @Test func aDistributionReachesItsOriginWhereItsAddressesAreAdmitted() throws {
    let shut = Network(try Script.apply(Self.site)).edgeReach()
    #expect(shut.map(\.destinations) == [["cdn"]] && shut[0].sources == [.internet])
    #expect(shut[0].tcp == PortSet(80).union(PortSet(443)) && shut[0].udp.isEmpty)
    let open = Network(try Script.apply(Self.site + "allow web-sg tcp/80 from pl-cloudfront")).edgeReach(of: "front")
    #expect(open.map(\.sources) == [[.part("cdn")]] && open.map(\.tcp) == [PortSet(80)])
  }

  @Test func websitesAndAPIsAnswerTheInternet() throws {
    let design = try Script.apply(
      "add api-gateway {a,b}; add s3 site website=yes block-public=none; add s3 closed website=yes; add s3 files")
    let reach = Network(design).edgeReach()
    #expect(reach.map(\.destinations) == [["a", "b"], ["site"]])
    #expect(reach.map(\.tcp) == [PortSet(443), PortSet(80)])
    #expect(Network(design).edgeReach(of: "files").isEmpty)
    #expect(Network(design).edgeReach(of: "site").count == 1)
  }
}
