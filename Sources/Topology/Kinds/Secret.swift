import Localization

extension ResourceKind {
  static let secret = ResourceKind(
    "secret", title: Message("secret"), aws: "AWS::SecretsManager::Secret",
    attributes: [
      AttributeDescription(
        "for", .reference(["rds", "aurora", "redshift", "cache"]), .none,
        Message("the store whose password it holds and rotation changes")),
      AttributeDescription(
        "rotation", .number(1...1000, .days), .none, Message("the days after which it is changed; off when left out")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("`aws/secretsmanager`, the key of AWS")),
        Message("the key that encrypts it")),
    ],
    documentation: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html",
    example: "add secret api-key")
}
