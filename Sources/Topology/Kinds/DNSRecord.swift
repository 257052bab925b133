import Localization

extension ResourceKind {
  static let dnsRecord = ResourceKind(
    "record", title: Message("DNS record"), aws: "AWS::Route53::RecordSet", in: .required(["zone"]),
    attributes: [
      AttributeDescription(
        "name", .open(["www"]), .decided(Message("the zone's own domain")),
        Message("the name that it answers, before the domain of the zone")),
      AttributeDescription(
        "type", .word(["A", "AAAA", "CNAME", "MX", "TXT", "HTTPS", "NS", "CAA", "SRV", "PTR", "SOA", "SVCB"]),
        .value("A"), Message("the type of its answer")),
      AttributeDescription(
        "alias", .reference(["cloudfront", "alb", "nlb", "s3", "api-gateway"]), .none,
        Message("the part of AWS whose addresses it answers")),
      AttributeDescription("value", .list(.text), .none, Message("the answer itself, where there is no alias")),
      AttributeDescription(
        "ttl", .number(0...2_147_483_647, .seconds), .value("300"),
        Message("the seconds for which an answer is remembered; not with alias")),
      AttributeDescription(
        "routing",
        .word(["simple", "weighted", "latency", "failover", "geolocation", "geoproximity", "multivalue", "ip"]),
        .value("simple"), Message("how it chooses among several answers")),
      AttributeDescription(
        "weight", .number(0...255), .required,
        Message("its share among the weights of all records of the name; needed for weighted")),
      AttributeDescription(
        "region", .open(["ap-northeast-2", "us-east-1", "eu-west-1"]), .required,
        Message("the region whose neighbours get it; needed for latency")),
      AttributeDescription(
        "failover", .word(["primary", "secondary"]), .required,
        Message("whether it answers first or in place of the other; needed for failover")),
      AttributeDescription(
        "health-check", .reference(["health-check"]), .none, Message("the check without which it is not answered")),
    ],
    documentation: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/rrsets-working-with.html",
    example: "add record www in shop-zone alias=cdn")
}
