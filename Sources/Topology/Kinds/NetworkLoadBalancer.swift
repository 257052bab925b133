import Localization

extension ResourceKind {
  static let networkLoadBalancer = ResourceKind(
    "nlb", title: Message("Network Load Balancer"), aws: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "scheme", .word(["internet-facing", "internal"]), .value("internet-facing"),
        Message("whether it has public addresses")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required,
        Message("its subnets, one a zone")),
      AttributeDescription(
        "sg", .list(.reference(["security-group"])), .none,
        Message("its security groups; only a balancer made with one can have others later")),
      AttributeDescription(
        "eip", .list(.reference(["eip"])), .decided(Message("addresses that AWS chooses")),
        Message("its fixed public addresses, one a subnet")),
      AttributeDescription(
        "ip-type", .word(["ipv4", "dualstack"]), .value("ipv4"),
        Message("the kinds of addresses that it has")),
      AttributeDescription(
        "cross-zone", .flag, .value("no"),
        Message("whether each zone sends to the targets of all zones")),
      AttributeDescription(
        "access-logs", .reference(["s3"]), .none,
        Message("the bucket for the logs of its TLS connections")),
      AttributeDescription(
        "deletion-protection", .flag, .value("no"),
        Message("whether it refuses to be deleted")),
    ],
    documentation: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html",
    example: "add nlb door in main subnets=public-a,public-c sg=nlb-sg")
}
