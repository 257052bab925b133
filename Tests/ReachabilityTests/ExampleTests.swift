import Localization
import Reachability
import Testing
import Topology

/// One design, one question, its answer and AWS's word for the cause.
struct Example: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let script: String
  let question: String
  let verdict: Verdict
  let code: ExplanationCode?
  let lost: String?

  init(
    _ name: String, _ script: String, _ question: String, _ verdict: Verdict, _ code: ExplanationCode? = nil,
    losing lost: String? = nil
  ) {
    (testDescription, self.script, self.question) = (name, Self.base + script, question)
    (self.verdict, self.code, self.lost) = (verdict, code, lost)
  }

  /// A public subnet with a NAT gateway, and two private ones in two zones behind it.
  static let base = """
    add vpc main cidr=10.0.0.0/16 dns-hostnames=yes
    add igw gate in main
    add route-table {public,private}-rt in main
    route public-rt 0.0.0.0/0 -> gate
    add subnet public-a in main az=a cidr=10.0.0.0/24 route-table=public-rt
    add subnet private-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24 route-table=private-rt
    add eip nat-ip
    add nat nat-a in public-a eip=nat-ip
    route private-rt 0.0.0.0/0 -> nat-a
    add security-group {open,web,db}-sg in main
    allow open-sg all from 0.0.0.0/0

    """
  static let two = "add ec2 one in private-a sg=open-sg; add ec2 two in private-c sg=open-sg\n"
  static let acl = "add nacl wall in main; set private-c nacl=wall\n"
}

@Suite struct ExampleTests {
  private static let two = Example.two
  private static let acl = Example.acl

  static let internet: [Example] = [
    Example("a public instance", "add ec2 a in public-a sg=open-sg public-ip=yes", "internet -> a tcp/80", .yes),
    Example("no public address", "add ec2 a in public-a sg=open-sg", "internet -> a tcp/80", .no, .noPublicAddressIn),
    Example(
      "the subnet gives one at launch",
      "set public-a public-ip-on-launch=yes; add ec2 a in public-a sg=open-sg", "internet -> a tcp/80", .yes),
    Example(
      "the instance's word stands above the subnet's",
      "set public-a public-ip-on-launch=yes; add ec2 a in public-a sg=open-sg public-ip=no", "internet -> a tcp/80",
      .no, .noPublicAddressIn),
    Example(
      "an Elastic IP", "add ec2 a in public-a sg=open-sg public-ip=no; add eip x instance=a", "internet -> a tcp/80",
      .yes),
    Example(
      "a public address behind a NAT gateway", "add ec2 a in private-a sg=open-sg public-ip=yes",
      "internet -> a tcp/80", .no, .natReplacesSource),
    Example(
      "an Elastic IP in a subnet that routes to a NAT gateway",
      "add ec2 a in private-a sg=open-sg; add eip x instance=a", "internet -> a tcp/80", .no, .natReplacesSource),
    Example(
      "a public address and no way back",
      "unroute private-rt 0.0.0.0/0; add ec2 a in private-a sg=open-sg public-ip=yes", "internet -> a tcp/80", .no,
      .noRoute),
    Example(
      "default group members only", "add ec2 a in public-a public-ip=yes", "internet -> a tcp/80", .no,
      .groupRulesMismatch),
    Example(
      "a group without rules", "add ec2 a in public-a sg=web-sg public-ip=yes", "internet -> a tcp/80", .no,
      .groupHasNoRules),
    Example(
      "some of the ports", "allow web-sg tcp/80 from 0.0.0.0/0; add ec2 a in public-a sg=web-sg public-ip=yes",
      "internet -> a tcp/80,443", .partly, .groupRulesMismatch),
    Example(
      "some of the addresses",
      "allow web-sg tcp/80 from 198.51.100.0/24; add ec2 a in public-a sg=web-sg public-ip=yes",
      "internet -> a tcp/80", .partly, .groupRulesMismatch),
    Example(
      "the addresses that are meant",
      "allow web-sg tcp/80 from 198.51.100.0/24; add ec2 a in public-a sg=web-sg public-ip=yes",
      "198.51.100.7 -> a tcp/80", .yes),
    Example(
      "two halves of everything",
      "allow web-sg tcp/80 from 0.0.0.0/1; allow web-sg tcp/80 from 128.0.0.0/1; add ec2 a in public-a sg=web-sg public-ip=yes",
      "198.51.0.0/16 -> a tcp/80", .yes),
    Example(
      "CloudFront's prefix list is a part of the internet",
      "allow web-sg tcp/443 from pl-cloudfront; add alb front in main subnets=public-a sg=web-sg",
      "internet -> front tcp/443", .partly, .groupRulesMismatch),
    Example(
      "CloudFront by its prefix list",
      "allow web-sg tcp/443 from pl-cloudfront; add alb front in main subnets=public-a sg=web-sg; add cloudfront cdn",
      "cdn -> front tcp/443", .yes),
    Example(
      "an internet-facing load balancer in a private subnet",
      "add alb front in main subnets=public-a,private-c sg=open-sg", "internet -> front tcp/80", .partly,
      .natReplacesSource),
    Example(
      "an internal load balancer", "add alb front in main subnets=public-a sg=open-sg scheme=internal",
      "internet -> front tcp/80", .no, .noPublicAddressIn),
    Example(
      "a VPC origin",
      "allow web-sg tcp/443 from pl-cloudfront; add alb front in main subnets=private-a,private-c sg=web-sg scheme=internal; add cloudfront cdn; forward cdn * -> front vpc-origin=yes",
      "cdn -> front tcp/443", .yes),
    Example(
      "CloudFront without a VPC origin",
      "allow web-sg tcp/443 from pl-cloudfront; add alb front in main subnets=private-a,private-c sg=web-sg scheme=internal; add cloudfront cdn; forward cdn * -> front",
      "cdn -> front tcp/443", .no, .noPublicAddressIn),
    Example(
      "a VPC origin without an attached internet gateway",
      "add vpc v cidr=10.9.0.0/16; add subnet {s,t} in v az={a,c} cidr=10.9.{0,1}.0/24; add security-group in-sg in v; allow in-sg tcp/443 from pl-cloudfront; add alb inner in v subnets=s,t sg=in-sg scheme=internal; add cloudfront cdn; forward cdn * -> inner vpc-origin=yes",
      "cdn -> inner tcp/443", .no, .noPath),
    Example("a service begins nothing", two, "s3 -> one tcp/443", .no, .endpointBeginsNothing),
    Example("nobody calls a NAT gateway", "", "internet -> nat-a tcp/443", .no, .natRequiresInnerSource),
    Example(
      "a block stands above routes",
      "set main block-public-access=ingress; add ec2 a in public-a sg=open-sg public-ip=yes", "internet -> a tcp/80",
      .no, .blockPublicAccess),
    Example(
      "private addresses come by no internet gateway", "add ec2 a in public-a sg=open-sg public-ip=yes",
      "192.168.0.0/24 -> a tcp/80", .no, .privateSource),
    Example(
      "a gateway that is not attached",
      "add vpc other cidr=10.9.0.0/16; add igw loose; add subnet s in other az=a cidr=10.9.0.0/24; add ec2 a in s public-ip=yes",
      "internet -> a tcp/80", .no, .noPath),
  ]

  static let outward: [Example] = [
    Example("by NAT", two, "one -> internet tcp/443", .yes),
    Example("from the NAT gateway itself", "", "nat-a -> internet tcp/443", .yes),
    Example("an echo by NAT", two, "one -> internet icmp", .yes),
    Example(
      "an instance of a template",
      "set public-a public-ip-on-launch=yes; add launch-template t sg=web-sg public-ip=no; set web-sg egress=none; add ec2 a in public-a launch-template=t",
      "a -> internet tcp/443", .no, .groupHasNoRules),
    Example(
      "a template's word on the address",
      "set public-a public-ip-on-launch=yes; add launch-template t public-ip=no; add ec2 a in public-a launch-template=t",
      "a -> internet tcp/443", .no, .noPublicAddressOut),
    Example("by the gateway", "add ec2 a in public-a public-ip=yes", "a -> internet tcp/443", .yes),
    Example(
      "by the gateway without an address", "add ec2 a in public-a", "a -> internet tcp/443", .no, .noPublicAddressOut),
    Example(
      "egress none", "set web-sg egress=none; add ec2 a in private-a sg=web-sg", "a -> internet tcp/443", .no,
      .groupHasNoRules),
    Example(
      "egress to one port",
      "set web-sg egress=none; allow web-sg out tcp/443 to 0.0.0.0/0; add ec2 a in private-a sg=web-sg",
      "a -> internet tcp/80,443", .partly, .groupRulesMismatch),
    Example(
      "NAT in a private subnet",
      "unroute private-rt 0.0.0.0/0; add eip i; add nat n in private-a eip=i; route private-rt 0.0.0.0/0 -> n; " + two,
      "two -> internet tcp/443", .no, .noPossibleDestination),
    Example(
      "a chain of two NAT gateways",
      "add route-table far-rt in main; add subnet far in main az=a cidr=10.0.30.0/24 route-table=far-rt; add eip i; add nat n in private-a eip=i; route far-rt 0.0.0.0/0 -> n; add ec2 a in far",
      "a -> internet tcp/443", .no, .noPossibleDestination),
    Example(
      "two NAT gateways that lead to each other",
      "add route-table far-rt in main; add subnet far in main az=a cidr=10.0.30.0/24 route-table=far-rt; add eip {i,j}; add nat {n,m} in {private-a,far} eip={i,j}; route far-rt 0.0.0.0/0 -> n; unroute private-rt 0.0.0.0/0; route private-rt 0.0.0.0/0 -> m; add ec2 a in far",
      "a -> internet tcp/443", .no, .noPossibleDestination),
    Example(
      "a NAT gateway without an address",
      "unroute private-rt 0.0.0.0/0; add nat n in public-a; route private-rt 0.0.0.0/0 -> n; " + two,
      "one -> internet tcp/443", .no, .noPublicAddressOut),
    Example(
      "a private NAT gateway",
      "unroute private-rt 0.0.0.0/0; add nat n in public-a connectivity=private; route private-rt 0.0.0.0/0 -> n; "
        + two,
      "one -> internet tcp/443", .no, .noPublicAddressOut),
    Example(
      "a NAT gateway that was removed", "remove nat-a; " + two, "one -> internet tcp/443", .no, .badStateRoute),
    Example("a NAT gateway lost with its zone", two, "two -> internet tcp/443", .no, .badStateRoute, losing: "a"),
    Example("an instance lost with its zone", two, "one -> internet tcp/443", .no, .noSourceOrDestination, losing: "a"),
    Example(
      "a black hole before the default",
      "add eip i; add nat n in public-a eip=i; route private-rt 203.0.113.0/24 -> n; remove n; " + two,
      "one -> 203.0.113.9 tcp/443", .no, .badStateRoute),
    Example(
      "a black hole takes a part of the internet",
      "add eip i; add nat n in public-a eip=i; route private-rt 203.0.113.0/24 -> n; remove n; " + two,
      "one -> internet tcp/443", .partly, .badStateRoute),
    Example(
      "a regional NAT gateway",
      "unroute private-rt 0.0.0.0/0; add nat way in main; route private-rt 0.0.0.0/0 -> way; " + two,
      "two -> internet tcp/443", .yes, losing: "a"),
    Example(
      "a regional NAT gateway without an internet gateway",
      "add vpc v cidr=10.9.0.0/16; add nat way in v; route v.route-table 0.0.0.0/0 -> way; add subnet s in v az=a cidr=10.9.0.0/24; add ec2 a in s",
      "a -> internet tcp/443", .no, .noPossibleDestination),
    Example(
      "an ingress block leaves NAT alone", "set main block-public-access=ingress; " + two, "one -> internet tcp/443",
      .yes),
    Example(
      "a full block does not", "set main block-public-access=both; " + two, "one -> internet tcp/443", .no,
      .blockPublicAccess),
    Example("no private destination leaves", two, "one -> 192.168.5.0/24 tcp/443", .no, .privateDestination),
    Example(
      "an ACL at the NAT gateway's subnet sees the original port",
      "add nacl n in main; set public-a nacl=n; acl n in 10 allow tcp/80 from 10.0.0.0/16; acl n in 20 allow tcp/1024-65535 from 0.0.0.0/0; acl n out 10 allow all to 0.0.0.0/0; "
        + two, "one -> internet tcp/80,443", .partly, .networkACL),
    Example(
      "an ACL at the NAT gateway's subnet sees its new port",
      "add nacl n in main; set public-a nacl=n; acl n in 10 allow tcp/443 from 10.0.0.0/16; acl n in 20 allow tcp/32768-60999 from 0.0.0.0/0; acl n out 10 allow all to 0.0.0.0/0; "
        + two, "one -> internet tcp/443", .partly, .networkACL),
    Example(
      "what NAT's subnet lets pass and what the client's takes back have nothing in common",
      "add nacl {n,m} in main; set public-a nacl=n; set private-a nacl=m; acl n in 10 allow all from 0.0.0.0/0; acl n out 10 allow all to 10.0.0.0/16; acl n out 20 allow tcp/443 to 198.51.100.0/24; acl m out 10 allow all to 0.0.0.0/0; acl m in 10 deny all from 198.51.100.0/24; acl m in 20 allow all from 0.0.0.0/0; "
        + two, "one -> internet tcp/443", .no, .networkACL),
    Example(
      "a function in a public subnet has no address",
      "add role r trust=lambda; add lambda f runtime=python3.13 role=r subnets=public-a sg=open-sg",
      "f -> internet tcp/443", .no,
      .noPublicAddressOut),
    Example(
      "all protocols",
      "set web-sg egress=none; allow web-sg out tcp/443 to 0.0.0.0/0; add ec2 a in private-a sg=web-sg",
      "a -> internet all", .partly, .groupRulesMismatch),
  ]

  static let inside: [Example] = [
    Example("two subnets", two, "one -> two tcp/5432", .yes),
    Example("ICMP", two, "one -> two icmp", .yes),
    Example(
      "UDP is not TCP",
      "allow web-sg tcp/53 from 10.0.0.0/16; add ec2 a in private-a sg=open-sg; add ec2 b in private-a sg=web-sg",
      "a -> b udp/53", .no, .groupRulesMismatch),
    Example("default group members", "add ec2 a in private-a; add ec2 b in private-c", "a -> b tcp/22", .yes),
    Example(
      "members of one group without a rule", "add ec2 a in private-a sg=web-sg; add ec2 b in private-c sg=web-sg",
      "a -> b tcp/22", .no, .groupHasNoRules),
    Example(
      "a group that names itself",
      "allow web-sg tcp/22 from self; add ec2 a in private-a sg=web-sg; add ec2 b in private-c sg=web-sg",
      "a -> b tcp/22", .yes),
    Example(
      "a group that another names",
      "allow db-sg tcp/5432 from web-sg; add ec2 a in private-a sg=web-sg; add ec2 b in private-c sg=db-sg",
      "a -> b tcp/5432", .yes),
    Example(
      "and no other",
      "allow db-sg tcp/5432 from web-sg; add ec2 a in private-a sg=open-sg; add ec2 b in private-c sg=db-sg",
      "a -> b tcp/5432", .no, .groupRulesMismatch),
    Example(
      "the union of groups",
      "allow db-sg tcp/5432 from web-sg; add ec2 a in private-a sg=open-sg,web-sg; add ec2 b in private-c sg=db-sg,web-sg",
      "a -> b tcp/5432", .yes),
    Example(
      "half of a subnet",
      "allow db-sg tcp/5432 from 10.0.10.0/25; add ec2 a in private-a sg=web-sg; add ec2 b in private-c sg=db-sg",
      "a -> b tcp/5432", .partly, .groupRulesMismatch),
    Example(
      "one subnet whose ACL denies all",
      "add nacl wall in main; set private-a nacl=wall; add ec2 a in private-a sg=open-sg; add ec2 b in private-a sg=open-sg",
      "a -> b tcp/22", .yes),
    Example("an ACL that denies all", two + acl, "one -> two tcp/22", .no, .networkACL),
    Example(
      "the VPC's own list allows everything by entry 100, and what is numbered higher is not asked",
      two + "acl main.nacl in 110 deny tcp/22 from 0.0.0.0/0", "one -> two tcp/22", .yes),
    Example(
      "an entry before that of the VPC's own list", two + "acl main.nacl in 90 deny tcp/22 from 0.0.0.0/0",
      "one -> two tcp/22", .no, .networkACL),
    Example(
      "an ACL that forgets ephemeral ports",
      two + acl + "acl wall in 10 allow tcp/22 from 10.0.0.0/16; acl wall out 10 allow tcp/22 to 10.0.0.0/16",
      "one -> two tcp/22", .no, .networkACL),
    Example(
      "an ACL with all ephemeral ports",
      two + acl + "acl wall in 10 allow tcp/22 from 10.0.0.0/16; acl wall out 10 allow tcp/32768-60999 to 10.0.0.0/16",
      "one -> two tcp/22", .yes),
    Example(
      "an ACL with some ephemeral ports",
      two + acl + "acl wall in 10 allow tcp/22 from 10.0.0.0/16; acl wall out 10 allow tcp/49152-65535 to 10.0.0.0/16",
      "one -> two tcp/22", .partly, .networkACL),
    Example(
      "Windows' ephemeral ports",
      "add ec2 one in private-a sg=open-sg ami=windows-2025; add ec2 two in private-c sg=open-sg\n" + acl
        + "acl wall in 10 allow tcp/22 from 10.0.0.0/16; acl wall out 10 allow tcp/49152-65535 to 10.0.0.0/16",
      "one -> two tcp/22", .yes),
    Example(
      "a load balancer's ephemeral ports",
      "add alb front in main subnets=private-a sg=open-sg scheme=internal; add ec2 two in private-a sg=open-sg; add ec2 three in private-c sg=open-sg; set front subnets=private-a,private-c\n"
        + acl + "acl wall in 10 allow all from 0.0.0.0/0; acl wall out 10 allow tcp/32768-60999 to 10.0.0.0/16",
      "front -> three tcp/80", .partly, .networkACL),
    Example(
      "deny before allow",
      two + acl
        + "acl wall out 1 allow all to 0.0.0.0/0; acl wall in 10 deny tcp/22 from 10.0.10.0/24; acl wall in 20 allow all from 0.0.0.0/0",
      "one -> two tcp/22", .no, .networkACL),
    Example(
      "allow before deny",
      two + acl
        + "acl wall out 1 allow all to 0.0.0.0/0; acl wall in 10 allow all from 0.0.0.0/0; acl wall in 20 deny tcp/22 from 10.0.10.0/24",
      "one -> two tcp/22", .yes),
    Example(
      "a denied half",
      two + acl
        + "acl wall out 1 allow all to 0.0.0.0/0; acl wall in 10 deny tcp/22 from 10.0.10.0/25; acl wall in 20 allow all from 0.0.0.0/0",
      "one -> two tcp/22", .partly, .networkACL),
    Example(
      "a black hole inside the VPC",
      "add eip i; add nat n in public-a eip=i; route private-rt 10.0.11.0/24 -> n; remove n; " + two,
      "one -> two tcp/22", .no, .badStateRoute),
    Example(
      "by NAT inside the VPC", "route private-rt 10.0.11.0/24 -> nat-a; set private-c route-table=public-rt; " + two,
      "one -> two tcp/22", .yes),
    Example(
      "by NAT inside the VPC, members no longer known",
      "route private-rt 10.0.11.0/24 -> nat-a; set private-c route-table=public-rt; allow web-sg tcp/22 from self; add ec2 a in private-a sg=web-sg; add ec2 b in private-c sg=web-sg",
      "a -> b tcp/22", .no, .groupRulesMismatch),
    Example(
      "around by an instance",
      "add ec2 box in public-a sg=open-sg; route private-rt 10.0.11.0/24 -> box; " + two, "one -> two tcp/22", .no,
      .moreSpecificRoute),
    Example(
      "another VPC", two + "add vpc v cidr=10.9.0.0/16; add subnet s in v az=a cidr=10.9.0.0/24; add ec2 a in s",
      "one -> a tcp/22", .no, .disconnectedVPCs),
    Example(
      "a target in an unserved zone", "add alb front in main subnets=public-a sg=open-sg; " + two,
      "front -> two tcp/80", .no, .loadBalancerZone),
    Example(
      "a target in a served zone", "add alb front in main subnets=public-a sg=open-sg; " + two, "front -> one tcp/80",
      .yes),
    Example(
      "a health-check port that the group does not admit",
      "add security-group alb-sg in main; allow web-sg tcp/80 from alb-sg; add alb front in main subnets=private-a sg=alb-sg; add target-group t in main protocol=http port=80 health-port=8081; add ec2 a in private-a sg=web-sg",
      "front -> a tcp/8081", .no, .groupRulesMismatch),
    Example(
      "a group half in served zones",
      "add alb front in main subnets=public-a sg=open-sg; add launch-template t sg=open-sg; add asg app launch-template=t subnets=private-a,private-c min=2 max=2",
      "front -> app tcp/80", .partly, .loadBalancerZone),
    Example(
      "every subnet of a database",
      "add db-subnet-group g subnets=private-a,private-c; add rds db multi-az=yes subnet-group=g sg=open-sg; add ec2 a in public-a\n"
        + acl, "a -> db tcp/5432", .partly, .networkACL),
    Example(
      "a database goes on in its other zone",
      "add db-subnet-group g subnets=private-a,private-c; add rds db multi-az=yes subnet-group=g sg=open-sg; add ec2 two in private-c",
      "two -> db tcp/5432", .yes, losing: "a"),
    Example(
      "a database without a standby may be lost",
      "add db-subnet-group g subnets=private-a,private-c; add rds db subnet-group=g sg=open-sg; add ec2 two in private-c",
      "two -> db tcp/5432", .partly, losing: "a"),
    Example(
      "a database in the lost zone",
      "add db-subnet-group g subnets=private-a,private-c; add rds db az=a subnet-group=g sg=open-sg; add ec2 two in private-c",
      "two -> db tcp/5432", .no, .noSourceOrDestination, losing: "a"),
    Example("addresses of a subnet", two, "10.0.10.0/28 -> two tcp/22", .yes),
    Example("addresses of no subnet", two, "one -> 10.0.99.0/24 tcp/22", .no, .noPossibleDestination),
    Example("nobody of that name", two, "one -> three tcp/22", .unknown, .noSourceOrDestination),
    Example("no place yet", "add alb front in main; " + two, "one -> front tcp/80", .unknown),
  ]

  static let services: [Example] = [
    Example("S3 by NAT", two, "one -> s3 tcp/443", .yes),
    Example(
      "the gateway endpoint by its name",
      "unroute private-rt 0.0.0.0/0; add endpoint door in main service=s3 route-tables=private-rt; " + two,
      "one -> door tcp/443", .yes),
    Example("S3 without a way", "unroute private-rt 0.0.0.0/0; " + two, "one -> s3 tcp/443", .no, .noRoute),
    Example(
      "S3 by a gateway endpoint",
      "unroute private-rt 0.0.0.0/0; add endpoint door in main service=s3 route-tables=private-rt; add s3 files; "
        + two, "one -> files tcp/443", .yes),
    Example(
      "a gateway endpoint in another table",
      "unroute private-rt 0.0.0.0/0; add endpoint door in main service=s3 route-tables=public-rt; " + two,
      "one -> s3 tcp/443", .no, .noRoute),
    Example(
      "a gateway endpoint does not replace the group",
      "add endpoint door in main service=s3 route-tables=private-rt; set web-sg egress=none; allow web-sg out all to 10.0.0.0/16; add ec2 a in private-a sg=web-sg",
      "a -> s3 tcp/443", .no, .groupRulesMismatch),
    Example(
      "a group that names the prefix list",
      "add endpoint door in main service=s3 route-tables=private-rt; set web-sg egress=none; allow web-sg out tcp/443 to pl-s3; add ec2 a in private-a sg=web-sg",
      "a -> s3 tcp/443", .yes),
    Example(
      "no UDP by a gateway endpoint", "add endpoint door in main service=s3 route-tables=private-rt; " + two,
      "one -> s3 udp/443", .no, .gatewayEndpointProtocol),
    Example(
      "an interface endpoint",
      "unroute private-rt 0.0.0.0/0; add endpoint door in main service=secretsmanager subnets=private-a sg=open-sg; "
        + two, "two -> secretsmanager tcp/443", .yes),
    Example(
      "a closed interface endpoint breaks what NAT would carry",
      "add endpoint door in main service=secretsmanager subnets=private-a sg=db-sg; " + two,
      "two -> secretsmanager tcp/443", .no, .groupHasNoRules),
    Example(
      "an interface endpoint without private DNS is passed by",
      "add endpoint door in main service=secretsmanager subnets=private-a sg=db-sg private-dns=no; " + two,
      "two -> secretsmanager tcp/443", .yes),
    Example(
      "private DNS needs the VPC's names",
      "set main dns-hostnames=no; add endpoint door in main service=secretsmanager subnets=private-a sg=db-sg; " + two,
      "two -> secretsmanager tcp/443", .yes),
  ]

  @Test(arguments: internet + outward + inside + services + families + peered + transit)
  func comesOutAsStated(_ example: Example) throws {
    let trace = try ask(Script.apply(example.script), example.question, losing: example.lost)
    #expect(trace.verdict == example.verdict)
    #expect(trace.code == example.code)
    #expect(!trace.hops.isEmpty)
    #expect((trace.verdict == .yes) == trace.hops.allSatisfy { $0.verdict == .yes })
  }

  @Test func thereAreExamplesOfEachKind() {
    #expect(Self.internet.count > 15 && Self.outward.count > 15 && Self.inside.count > 20 && Self.services.count > 8)
    #expect(Self.families.count > 20 && Self.peered.count > 12 && Self.transit.count > 10)
  }
}
