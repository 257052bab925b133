import Localization

extension ResourceKind {
  static let userPool = ResourceKind(
    "user-pool", title: Message("Cognito user pool"), aws: "AWS::Cognito::UserPool",
    attributes: [
      AttributeDescription(
        "mfa", .word(["off", "optional", "on"]), .value("off"), Message("whether signing in asks for a second proof"))
    ],
    documentation: "https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html",
    example: "add user-pool customers mfa=optional")
}
