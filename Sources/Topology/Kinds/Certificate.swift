import Localization

extension ResourceKind {
  static let certificate = ResourceKind(
    "certificate", title: Message("certificate"), aws: "AWS::CertificateManager::Certificate",
    attributes: [
      AttributeDescription(
        "domain", .open(["shop.example.kr"]), .required, Message("the domain name that it proves; `*.` is allowed")),
      AttributeDescription("names", .list(.open(["www.shop.example.kr"])), .none, Message("further names on it")),
      .region,
      AttributeDescription(
        "validation", .word(["dns", "email"]), .value("email"),
        Message("how AWS makes sure that the domain is yours; the console chooses dns")),
      AttributeDescription(
        "zone", .reference(["zone"]), .none, Message("the hosted zone in which the validation record is written")),
    ],
    documentation: "https://docs.aws.amazon.com/acm/latest/userguide/acm-overview.html",
    example: "add certificate edge-cert region=us-east-1 domain=shop.example.kr validation=dns")
}
