import Localization

extension ResourceKind {
  static let transitGatewayAttachment = ResourceKind(
    "transit-gateway-attachment", title: Message("transit gateway attachment"),
    aws: "AWS::EC2::TransitGatewayVpcAttachment", in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "gateway", .reference(["transit-gateway"]), .required,
        Message("the transit gateway to which it ties the VPC")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required,
        Message("the subnets of its network interfaces, one a zone; other zones cannot use it")),
      AttributeDescription(
        "appliance-mode", .flag, .value("no"),
        Message("whether both directions of a flow take the same zone")),
      AttributeDescription(
        "dns-support", .flag, .value("yes"),
        Message("whether names resolve to private addresses across it")),
      AttributeDescription(
        "group-references", .flag, .value("yes"),
        Message("whether groups may be named across it, where the gateway allows it too")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html",
    example: "add transit-gateway-attachment main-hub in main gateway=hub subnets=app-a,app-c")
}
