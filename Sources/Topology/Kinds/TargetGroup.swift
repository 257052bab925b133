import Localization

extension ResourceKind {
  static let targetGroup = ResourceKind(
    "target-group", title: Message("target group"), aws: "AWS::ElasticLoadBalancingV2::TargetGroup",
    in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "target-type", .word(["instance", "ip", "lambda", "alb"]), .value("instance"),
        Message("by what its targets are named")),
      AttributeDescription(
        "protocol", .word(["http", "https", "tcp", "udp", "tcp-udp", "tls"]), .required,
        Message("the protocol in which the load balancer talks to the targets")),
      AttributeDescription(
        "port", .number(1...65535), .required,
        Message("the port of the targets: the web server's, not the application server's")),
      AttributeDescription(
        "targets", .list(.reference(["ec2", "lambda", "alb"])), .none,
        Message("targets that no Auto Scaling group or service registers")),
      AttributeDescription(
        "health-protocol", .word(["http", "https", "tcp"]),
        .decided(Message("`http` behind an ALB, `tcp` behind an NLB")),
        Message("the protocol in which health checks ask")),
      AttributeDescription("health-path", .text, .value("/"), Message("the path that health checks ask for")),
      AttributeDescription(
        "health-port", .either([.number(1...65535), .word(["traffic-port"])]), .value("traffic-port"),
        Message("the port that health checks ask")),
      AttributeDescription(
        "health-codes", .text, .value("200"), Message("the HTTP codes that count as healthy, such as 200-399")),
      AttributeDescription(
        "deregistration-delay", .number(0...3600, .seconds), .value("300"),
        Message("the seconds in which a leaving target may finish its requests")),
      AttributeDescription(
        "stickiness", .word(["none", "lb-cookie", "app-cookie", "source-ip"]), .value("none"),
        Message("whether a visitor stays with one target, and by whose cookie")),
    ],
    documentation:
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
    example: "add target-group web-targets in main protocol=http port=80 health-path=/healthz")
}
