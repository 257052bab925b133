import Localization

extension ResourceKind {
  static let webACL = ResourceKind(
    "waf", title: Message("web ACL"), aws: "AWS::WAFv2::WebACL",
    attributes: [
      AttributeDescription(
        "scope", .word(["cloudfront", "regional"]), .required,
        Message("whether it guards CloudFront or parts of one Region")),
      AttributeDescription(
        "rules",
        .list(
          .either([
            .pair(["rate"], .number(10...2_000_000_000)),
            .word(["common", "known-bad-inputs", "sqli", "ip-reputation", "anonymous-ip", "bot-control"]),
          ])), .none,
        Message("the groups of rules that it asks, in order; `rate:2000` limits the requests of one address")),
      AttributeDescription(
        "default", .word(["allow", "block"]), .required, Message("what happens to what no rule catches")),
      AttributeDescription(
        "logs", .reference(["log-group", "s3"]), .none, Message("where its logs go; the name begins with aws-waf-logs-")
      ),
    ],
    documentation: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html",
    example: "add waf edge-waf scope=cloudfront rules=common,sqli default=allow")
}
