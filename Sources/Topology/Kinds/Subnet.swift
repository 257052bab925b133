import Localization

extension ResourceKind {
  static let subnet = ResourceKind(
    "subnet", title: Message("subnet"), aws: "AWS::EC2::Subnet", in: .required(["vpc"]),
    attributes: [
      AttributeDescription("az", .zone, .required, Message("the letter of its Availability Zone")),
      AttributeDescription(
        "cidr", .network(.ipv4), .required, Message("its addresses, a block inside the VPC's range")),
      AttributeDescription("cidr6", .network(.ipv6), .none, Message("its IPv6 addresses")),
      AttributeDescription(
        "route-table", .reference(["route-table"]), .ofVPC("route-table"), Message("the route table that it follows")),
      AttributeDescription("nacl", .reference(["nacl"]), .ofVPC("nacl"), Message("the network ACL at its border")),
      AttributeDescription(
        "public-ip-on-launch", .flag, .value("no"), Message("whether instances get a public IPv4 address at launch")),
      AttributeDescription(
        "ipv6-on-launch", .flag, .decided(Message("no; yes in a subnet without IPv4 addresses")),
        Message("whether instances get an IPv6 address at launch")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
    example: "add subnet public-a in main az=a cidr=10.0.0.0/24")
}
