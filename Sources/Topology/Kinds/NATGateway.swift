import Localization

extension ResourceKind {
  static let natGateway = ResourceKind(
    "nat", title: Message("NAT gateway"), aws: "AWS::EC2::NatGateway", in: .required(["subnet", "vpc"]),
    attributes: [
      AttributeDescription(
        "mode", .word(["zonal", "regional"]), .decided(Message("`zonal` in a subnet, `regional` in a VPC")),
        Message("whether it serves one zone or all")),
      AttributeDescription(
        "connectivity", .word(["public", "private"]), .value("public"),
        Message("whether it leads to the internet or only to other private networks")),
      AttributeDescription(
        "eip", .list(.reference(["eip"])), .required,
        Message("its Elastic IP addresses; needed when it is zonal and public")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    example: "add nat nat-a in public-a eip=nat-a-ip")
}
