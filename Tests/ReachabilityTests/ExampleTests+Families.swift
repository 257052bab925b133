import Localization
import Reachability
import Testing
import Topology

/// Flows over IPv6, and from one VPC to another.
extension ExampleTests {
  /// IPv6 beside IPv4 in every subnet, with a way out of the private ones.
  private static let six = """
    set main ipv6=yes
    set public-a cidr6=2001:db8:0:1::/64 ipv6-on-launch=yes
    set private-{a,c} cidr6=2001:db8:0:{2,3}::/64 ipv6-on-launch=yes
    add eigw door6 in main
    route public-rt ::/0 -> gate
    route private-rt ::/0 -> door6
    allow open-sg all from ::/0

    """

  static let families: [Example] = [
    Example(
      "an IPv6 address is public by itself", six + "add ec2 a in public-a sg=open-sg", "internet -> a tcp/80", .yes),
    Example("over both families", six + "add ec2 a in public-a sg=open-sg public-ip=yes", "internet -> a tcp/80", .yes),
    Example(
      "IPv4's anywhere is not IPv6's",
      six + "allow web-sg tcp/80 from 0.0.0.0/0; add ec2 a in public-a sg=web-sg public-ip=yes",
      "2600::/32 -> a tcp/80",
      .no, .groupRulesMismatch),
    Example(
      "half of IPv6", six + "allow web-sg tcp/80 from 2600::/33; add ec2 a in public-a sg=web-sg",
      "2600::/32 -> a tcp/80",
      .partly, .groupRulesMismatch),
    Example("out by an egress-only gateway", six + Example.two, "one -> 2600::/32 tcp/443", .yes),
    Example("and never in", six + Example.two, "2600::/32 -> one tcp/443", .no, .cannotRoute),
    Example(
      "IPv6 goes out where IPv4 has no way", six + "unroute private-rt 0.0.0.0/0; " + Example.two,
      "one -> internet tcp/443",
      .yes),
    Example(
      "the VPC's own list allows IPv6 by entry 101", six + Example.two + "acl main.nacl out 100 deny all to ::/0",
      "one -> 2600::/32 tcp/443", .no, .networkACL),
    Example(
      "an entry behind it is not asked", six + Example.two + "acl main.nacl out 102 deny all to ::/0",
      "one -> 2600::/32 tcp/443",
      .yes),
    Example(
      "an ACL that speaks of IPv4 only",
      six + Example.acl + "acl wall in 10 allow all from 0.0.0.0/0; acl wall out 10 allow all to 0.0.0.0/0; "
        + Example.two,
      "two -> 2600::/32 tcp/443", .no, .networkACL),
    Example("two subnets over IPv6", six + Example.two, "2001:db8:0:2::/64 -> two tcp/443", .yes),
    Example(
      "no IPv6 address at launch", six + "set public-a ipv6-on-launch=no; add ec2 a in public-a sg=open-sg",
      "2600::/32 -> a tcp/80", .no, .noPath),
    Example(
      "the instance's word stands above the subnet's, IPv6", six + "add ec2 a in public-a sg=open-sg ipv6=no",
      "2600::/32 -> a tcp/80", .no, .noPath),
    Example(
      "a VPC without IPv6", six + "set main ipv6=no; add ec2 a in public-a sg=open-sg", "2600::/32 -> a tcp/80", .no,
      .noPath),
    Example(
      "a subnet without IPv4",
      six
        + "add subnet only6 in main az=a cidr6=2001:db8:0:9::/64 route-table=public-rt; add ec2 a in only6 sg=open-sg",
      "internet -> a tcp/80", .yes),
    Example(
      "IPv6 does not pass a NAT gateway",
      six + "unroute private-rt ::/0; route private-rt ::/0 -> nat-a; " + Example.two,
      "one -> 2600::/32 tcp/443", .no, .cannotRoute),
    Example(
      "private IPv6 addresses do not leave", six + Example.two, "one -> fd00::/8 tcp/443", .no, .privateDestination),
    Example(
      "an ingress block leaves an egress-only gateway alone",
      six + "set main block-public-access=ingress; " + Example.two,
      "one -> 2600::/32 tcp/443", .yes),
    Example(
      "a full block stops IPv6 too", six + "set main block-public-access=both; " + Example.two,
      "one -> 2600::/32 tcp/443", .no,
      .blockPublicAccess),
    Example(
      "a black hole of IPv6", six + "remove door6; " + Example.two, "one -> 2600::/32 tcp/443", .no, .badStateRoute),
    Example(
      "a function without the setting",
      six + "add role r trust=lambda; add lambda f runtime=python3.13 role=r subnets=private-a sg=open-sg",
      "f -> 2600::/32 tcp/443", .no, .noPath),
    Example(
      "a function with the setting goes out over IPv6",
      six + "add role r trust=lambda; add lambda f runtime=python3.13 role=r subnets=private-a sg=open-sg ipv6=yes",
      "f -> 2600::/32 tcp/443", .yes),
    Example(
      "a load balancer of IPv4", six + "add alb front in main subnets=public-a sg=open-sg", "2600::/32 -> front tcp/80",
      .no, .noPath),
    Example(
      "a dual-stack load balancer", six + "add alb front in main subnets=public-a sg=open-sg ip-type=dualstack",
      "2600::/32 -> front tcp/80", .yes),
    Example(
      "without public IPv4 addresses",
      six + "add alb front in main subnets=public-a sg=open-sg ip-type=dualstack-without-public-ipv4",
      "internet -> front tcp/80", .yes),
    Example(
      "and IPv4 alone finds it not",
      six + "add alb front in main subnets=public-a sg=open-sg ip-type=dualstack-without-public-ipv4",
      "198.51.100.0/24 -> front tcp/80", .no, .noPublicAddressIn),
    Example(
      "an internal dual-stack load balancer",
      six + "add alb front in main subnets=public-a sg=open-sg ip-type=dualstack scheme=internal",
      "2600::/32 -> front tcp/80", .no, .noPublicAddressIn),
    Example(
      "two VPCs over IPv6 and the internet",
      six
        + "add vpc v cidr=10.9.0.0/16 ipv6=yes; add igw way in v; route v.route-table ::/0 -> way; add subnet s in v az=a cidr=10.9.0.0/24 cidr6=2001:db8:9::/64 ipv6-on-launch=yes; add security-group v-sg in v; allow v-sg tcp/443 from ::/0; add ec2 there in s sg=v-sg; "
        + Example.two,
      "one -> there tcp/443", .yes),
  ]

  /// A second VPC, peered, with routes on both sides.
  private static let link = """
    add vpc far cidr=10.1.0.0/16
    add subnet far-a in far az=a cidr=10.1.0.0/24
    add security-group far-sg in far
    allow far-sg all from 0.0.0.0/0
    add ec2 there in far-a sg=far-sg
    add peering link in main peer=far accepted=yes
    route private-rt 10.1.0.0/16 -> link
    route far.route-table 10.0.0.0/16 -> link

    """

  static let peered: [Example] = [
    Example("over a peering connection", link + Example.two, "one -> there tcp/22", .yes),
    Example("and from the side that was asked", link + Example.two, "there -> one tcp/22", .yes),
    Example("addresses of the other side", link + Example.two, "one -> 10.1.0.0/28 tcp/22", .yes),
    Example(
      "not accepted yet", link + "set link accepted=no; " + Example.two, "one -> there tcp/22", .no, .badStateRoute),
    Example(
      "a peering connection that was removed",
      link
        + "remove link; add vpc x cidr=10.7.0.0/16; add vpc y cidr=10.8.0.0/16; add peering p in main peer=x accepted=yes; add peering q in far peer=y accepted=yes; "
        + Example.two, "one -> there tcp/22", .no, .badStateRoute),
    Example(
      "no route there", link + "unroute private-rt 10.1.0.0/16; " + Example.two, "one -> there tcp/22", .no,
      .privateDestination
    ),
    Example(
      "no route back", link + "unroute far.route-table 10.0.0.0/16; " + Example.two, "one -> there tcp/22", .no,
      .noRoute),
    Example(
      "a route back for a part of the clients",
      link + "unroute far.route-table 10.0.0.0/16; route far.route-table 10.0.10.0/25 -> link; " + Example.two,
      "one -> there tcp/22", .partly, .noRoute),
    Example(
      "peering is not transitive",
      link
        + "add vpc third cidr=10.2.0.0/16; add subnet third-a in third az=a cidr=10.2.0.0/24; add ec2 beyond in third-a; add peering next in far peer=third accepted=yes; route private-rt 10.2.0.0/16 -> link; route far.route-table 10.2.0.0/16 -> next; route third.route-table 10.0.0.0/8 -> next; "
        + Example.two,
      "one -> beyond tcp/22", .no, .peeringRequiresInnerAddress),
    Example(
      "the other side's gateways are not used",
      link + "unroute private-rt 0.0.0.0/0; route private-rt 0.0.0.0/0 -> link; " + Example.two,
      "one -> internet tcp/443", .no,
      .peeringRequiresInnerAddress),
    Example(
      "nor its gateway endpoint",
      link
        + "add endpoint door in far service=s3 route-tables=far.route-table; unroute private-rt 0.0.0.0/0; route private-rt 0.0.0.0/0 -> link; "
        + Example.two, "one -> s3 tcp/443",
      .no, .peeringRequiresInnerAddress),
    Example(
      "its interface endpoint is an address like others",
      link + "add endpoint door in far service=sqs subnets=far-a sg=far-sg; " + Example.two, "one -> door tcp/443", .yes
    ),
    Example(
      "a group of the other side", link + "allow db-sg tcp/5432 from far-sg; add ec2 a in private-a sg=db-sg",
      "there -> a tcp/5432", .yes),
    Example(
      "a group of another Region",
      link + "set far region=us-east-1; allow db-sg tcp/5432 from far-sg; add ec2 a in private-a sg=db-sg",
      "there -> a tcp/5432", .no, .groupRulesMismatch),
    Example(
      "a group of the other side does not mean its public addresses",
      link
        + "allow db-sg tcp/5432 from far-sg; add ec2 a in public-a sg=db-sg public-ip=yes; add igw way in far; route far.route-table 0.0.0.0/0 -> way; set there public-ip=yes",
      "internet -> a tcp/5432", .no, .groupRulesMismatch),
    Example(
      "the other side's ACL forgets ephemeral ports",
      link
        + "add nacl n in far; set far-a nacl=n; acl n in 10 allow tcp/22 from 10.0.0.0/16; acl n out 10 allow tcp/22 to 10.0.0.0/16; "
        + Example.two, "one -> there tcp/22", .no, .networkACL),
    Example(
      "peered with others only",
      "add vpc x cidr=10.7.0.0/16; add vpc y cidr=10.8.0.0/16; add peering p in x peer=y accepted=yes; add subnet s in x az=a cidr=10.7.0.0/24; add ec2 a in s; "
        + Example.two, "one -> a tcp/22", .no, .disconnectedVPCs),
  ]

  /// A second VPC on the same transit gateway, each with an interface in zone a only.
  private static let hub = """
    add vpc far cidr=10.1.0.0/16
    add subnet far-a in far az=a cidr=10.1.0.0/24
    add subnet hub-a in main az=a cidr=10.0.90.0/28
    add security-group far-sg in far
    allow far-sg all from 0.0.0.0/0
    add ec2 there in far-a sg=far-sg
    add transit-gateway hub
    add transit-gateway-attachment main-hub in main gateway=hub subnets=hub-a
    add transit-gateway-attachment far-hub in far gateway=hub subnets=far-a
    route private-rt 10.1.0.0/16 -> hub
    route far.route-table 10.0.0.0/8 -> hub

    """

  static let transit: [Example] = [
    Example("over a transit gateway", hub + Example.two, "one -> there tcp/22", .yes),
    Example("and back", hub + Example.two, "there -> one tcp/22", .yes),
    Example(
      "a zone without an interface of the transit gateway", hub + Example.two, "two -> there tcp/22", .no, .transitZone),
    Example("nor does its answer leave that zone", hub + Example.two, "there -> two tcp/22", .no, .transitZone),
    Example(
      "no attachment", hub + "remove far-hub; " + Example.two, "one -> there tcp/22", .no, .disconnectedVPCs),
    Example(
      "no attachment of its own", hub + "remove main-hub; " + Example.two, "one -> there tcp/22", .no, .disconnectedVPCs
    ),
    Example(
      "blocks that are not told", hub + "set hub default-propagation=no; " + Example.two, "one -> there tcp/22", .no,
      .noTransitRoute),
    Example(
      "attachments without a table", hub + "set hub default-association=no; " + Example.two, "one -> there tcp/22", .no,
      .transitAttachmentWithoutTable),
    Example(
      "no route back from there", hub + "unroute far.route-table 10.0.0.0/8; " + Example.two, "one -> there tcp/22",
      .no, .noRoute),
    Example(
      "the internet is not beyond it",
      hub + "unroute private-rt 0.0.0.0/0; route private-rt 0.0.0.0/0 -> hub; " + Example.two,
      "one -> internet tcp/443", .no, .noTransitRoute),
    Example(
      "groups are not known across it by default",
      hub + "allow db-sg tcp/5432 from far-sg; add ec2 a in private-a sg=db-sg", "there -> a tcp/5432", .no,
      .groupRulesMismatch),
    Example(
      "groups are known where it says so",
      hub + "set hub group-references=yes; allow db-sg tcp/5432 from far-sg; add ec2 a in private-a sg=db-sg",
      "there -> a tcp/5432", .yes),
    Example(
      "an outbound rule names no group across it",
      hub
        + "set hub group-references=yes; add security-group out-sg in main egress=none; allow out-sg out tcp/5432 to far-sg; add ec2 a in private-a sg=out-sg",
      "a -> there tcp/5432", .no, .groupRulesMismatch),
    Example(
      "the ACL of its own subnet", hub + "add nacl n in main; set hub-a nacl=n; " + Example.two, "one -> there tcp/22",
      .no, .networkACL),
  ]

  @Test func aTraceSaysWhichFamilyWorks() throws {
    let design = try Script.apply(Example.base + Self.six + "add ec2 a in public-a sg=open-sg\n")
    let trace = try ask(design, "internet -> a tcp/80")
    #expect(
      trace.hops.first?.reason
        == Message(
          "Both ends have IPv4 and IPv6 addresses, and a client takes what works. This is the way over \("IPv6"); over \("IPv4") it does not work."
        ))
    #expect(Network(design).reach(of: "a").contains { $0.sources == [.internet] && $0.destinations == ["a"] })
  }

  @Test func reachGoesOverPeering() throws {
    let reach = Network(try Script.apply(Example.base + Self.link + Example.two)).reach(of: "there")
    #expect(reach.contains { $0.sources == [.part("there")] && $0.destinations.contains("one") && $0.tcp == .all })
    #expect(reach.contains { $0.sources.contains(.part("one")) && $0.destinations == ["there"] && $0.tcp == .all })
  }
}
