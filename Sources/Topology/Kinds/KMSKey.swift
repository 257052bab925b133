import Localization

extension ResourceKind {
  static let kmsKey = ResourceKind(
    "kms-key", title: Message("KMS key"), aws: "AWS::KMS::Key",
    attributes: [
      AttributeDescription("rotation", .flag, .value("no"), Message("whether AWS changes the key material every year")),
      .region,
    ],
    documentation: "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html",
    example: "add kms-key data-key rotation=yes")
}
