import Localization

extension ResourceKind {
  static let hostedZone = ResourceKind(
    "zone", title: Message("hosted zone"), aws: "AWS::Route53::HostedZone",
    attributes: [
      AttributeDescription(
        "domain", .open(["shop.example.kr"]), .required, Message("the domain whose names it answers for")),
      AttributeDescription("private", .flag, .value("no"), Message("whether only VPCs can ask it")),
      AttributeDescription("vpcs", .list(.reference(["vpc"])), .none, Message("the VPCs that can ask a private zone")),
    ],
    documentation: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html",
    example: "add zone shop-zone domain=shop.example.kr")
}
