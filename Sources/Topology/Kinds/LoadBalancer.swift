import Localization

extension ResourceKind {
  static let loadBalancer = ResourceKind(
    "alb", title: Message("Application Load Balancer"), aws: "AWS::ElasticLoadBalancingV2::LoadBalancer",
    in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "scheme", .word(["internet-facing", "internal"]), .value("internet-facing"),
        Message("whether it has public addresses")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required, Message("its subnets, two or more, each in another zone")),
      .securityGroups,
      AttributeDescription(
        "ip-type", .word(["ipv4", "dualstack", "dualstack-without-public-ipv4"]), .value("ipv4"),
        Message("the kinds of addresses that it has")),
      AttributeDescription(
        "web-acl", .reference(["waf"]), .none, Message("the web ACL that is asked about every request")),
      AttributeDescription("access-logs", .reference(["s3"]), .none, Message("the bucket for its access logs")),
      AttributeDescription(
        "drop-invalid-headers", .flag, .value("no"), Message("whether it drops headers that are not valid HTTP")),
      AttributeDescription("deletion-protection", .flag, .value("no"), Message("whether it refuses to be deleted")),
    ],
    documentation:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
    example: "add alb front in main subnets=public-a,public-c sg=alb-sg")
}
