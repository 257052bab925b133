import Localization

extension ResourceKind {
  static let healthCheck = ResourceKind(
    "health-check", title: Message("Route 53 health check"), aws: "AWS::Route53::HealthCheck",
    attributes: [
      AttributeDescription(
        "type", .word(["http", "https", "tcp", "alarm"]), .required,
        Message("what it asks: an address from outside, or an alarm")),
      AttributeDescription(
        "domain", .open(["shop.example.kr"]), .required,
        Message("the name that it asks; needed unless it reads an alarm")),
      AttributeDescription(
        "port", .number(1...65535), .decided(Message("80, or 443 for https")),
        Message("the port that it asks")),
      AttributeDescription(
        "path", .text, .value("/"),
        Message("the path that it asks for")),
      AttributeDescription(
        "interval", .word(["10s", "30s"]), .value("30s"),
        Message("the seconds between two questions")),
      AttributeDescription(
        "failures", .number(1...10), .value("3"),
        Message("how many answers in a row change its mind")),
      AttributeDescription(
        "alarm", .reference(["alarm"]), .none,
        Message("the alarm that it reads")),
    ],
    documentation: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html",
    example: "add health-check shop-up type=https domain=shop.example.kr path=/healthz")
}
