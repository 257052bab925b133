import Localization

extension ResourceKind {
  static let peeringConnection = ResourceKind(
    "peering", title: Message("VPC peering connection"), aws: "AWS::EC2::VPCPeeringConnection", in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "peer", .reference(["vpc"]), .required, Message("the VPC that is asked; the one it is in asks")),
      AttributeDescription(
        "accepted", .flag, .value("no"),
        Message("whether the other side has accepted it; CloudFormation does so inside one account")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html",
    example: "add peering to-office in main peer=office accepted=yes")
}
