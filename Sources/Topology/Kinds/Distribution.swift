import Localization

extension ResourceKind {
  static let distribution = ResourceKind(
    "cloudfront", title: Message("CloudFront distribution"), aws: "AWS::CloudFront::Distribution",
    attributes: [
      AttributeDescription(
        "aliases", .list(.open(["shop.example.kr"])), .none,
        Message("its own domain names; the certificate must have them")),
      AttributeDescription(
        "certificate", .reference(["certificate"]), .decided(Message("CloudFront's own, for *.cloudfront.net")),
        Message("the certificate that it shows, made in us-east-1")),
      AttributeDescription(
        "tls-minimum",
        .word([
          "TLSv1.2_2025", "TLSv1.3_2025", "TLSv1.2_2021", "TLSv1.2_2019", "TLSv1.2_2018", "TLSv1.1_2016", "TLSv1_2016",
          "TLSv1", "SSLv3",
        ]), .value("TLSv1"),
        Message("the oldest TLS that it admits; without a certificate of its own always TLSv1")),
      AttributeDescription(
        "viewer-protocol", .word(["allow-all", "redirect-to-https", "https-only"]), .required,
        Message("what it does with visitors who come over plain HTTP")),
      AttributeDescription(
        "default-origin", .reference(["alb", "nlb", "ec2", "s3", "api-gateway", "lambda"]), .required,
        Message("where it fetches what no behaviour says otherwise")),
      AttributeDescription("default-root", .open(["index.html"]), .none, Message("the object that it gives for `/`")),
      AttributeDescription(
        "web-acl", .reference(["waf"]), .none, Message("the web ACL that is asked about every request")),
      AttributeDescription("logs", .reference(["s3", "log-group"]), .none, Message("where its access logs go")),
      AttributeDescription("ipv6", .flag, .value("no"), Message("whether it answers over IPv6; yes in the console")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-overview.html",
    example: "add cloudfront cdn viewer-protocol=redirect-to-https default-origin=front")
}
