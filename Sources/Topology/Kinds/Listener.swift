import Localization

extension ResourceKind {
  static let listener = ResourceKind(
    "listener", title: Message("listener"), aws: "AWS::ElasticLoadBalancingV2::Listener",
    in: .required(["alb", "nlb"]),
    attributes: [
      AttributeDescription(
        "protocol", .word(["http", "https", "tcp", "udp", "tcp-udp", "tls"]), .required,
        Message("the protocol in which visitors talk to it: http and https on an ALB, the others on an NLB")),
      AttributeDescription("port", .number(1...65535), .required, Message("the port on which it listens")),
      AttributeDescription(
        "certificate", .reference(["certificate"]), .required,
        Message("the certificate that it shows; needed for https and tls")),
      AttributeDescription(
        "tls-policy",
        .open([
          "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-2021-06",
          "ELBSecurityPolicy-2016-08",
        ]), .value("ELBSecurityPolicy-2016-08"),
        Message("the TLS versions and ciphers that it admits; the default still admits TLS 1.0")),
      AttributeDescription(
        "forward", .reference(["target-group"]), .none, Message("the target group that gets what no rule takes")),
      AttributeDescription("redirect", .word(["https"]), .none, Message("where it sends visitors on to")),
      AttributeDescription("respond", .number(200...599), .none, Message("the HTTP code that it answers by itself")),
    ],
    documentation: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    example: "add listener https in front protocol=https port=443 certificate=alb-cert forward=web-targets")
}
