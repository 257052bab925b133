import Localization

extension ResourceKind {
  static let transitGateway = ResourceKind(
    "transit-gateway", title: Message("transit gateway"), aws: "AWS::EC2::TransitGateway",
    attributes: [
      .region,
      AttributeDescription(
        "asn", .number(64512...4_294_967_294), .value("64512"),
        Message("the number under which it speaks BGP with other networks")),
      AttributeDescription(
        "auto-accept", .flag, .value("no"),
        Message("whether attachments of other accounts are accepted unasked")),
      AttributeDescription(
        "default-association", .flag, .value("yes"),
        Message("whether attachments follow its default route table")),
      AttributeDescription(
        "default-propagation", .flag, .value("yes"),
        Message("whether attachments tell their blocks to its default route table")),
      AttributeDescription(
        "dns-support", .flag, .value("yes"),
        Message("whether names resolve to private addresses across it")),
      AttributeDescription(
        "group-references", .flag, .value("no"),
        Message("whether groups of one VPC may name groups of another across it")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html",
    example: "add transit-gateway hub")
}
