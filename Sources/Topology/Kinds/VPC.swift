import Localization

extension ResourceKind {
  static let vpc = ResourceKind(
    "vpc", title: Message("VPC"), aws: "AWS::EC2::VPC",
    implied: [Implied("route-table"), Implied("nacl"), Implied("security-group")],
    attributes: [
      .region,
      AttributeDescription(
        "cidr", .network(.ipv4), .required, Message("the range of its private addresses, /16 to /28")),
      AttributeDescription("more-cidrs", .list(.network(.ipv4)), .none, Message("further ranges, up to four")),
      AttributeDescription("ipv6", .flag, .value("no"), Message("whether AWS gives it a /56 of IPv6 addresses")),
      AttributeDescription("dns-support", .flag, .value("yes"), Message("whether the VPC's resolver answers")),
      AttributeDescription("dns-hostnames", .flag, .value("no"), Message("whether instances get DNS names")),
      AttributeDescription(
        "block-public-access", .word(["off", "ingress", "both"]), .value("off"),
        Message("what the account's block on internet access stops")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-your-vpc.html",
    example: "add vpc main cidr=10.0.0.0/16")
}
