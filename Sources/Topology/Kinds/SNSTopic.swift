import Localization

extension ResourceKind {
  static let snsTopic = ResourceKind(
    "sns", title: Message("SNS topic"), aws: "AWS::SNS::Topic",
    attributes: [
      AttributeDescription(
        "subscribers", .list(.either([.reference(["sqs", "lambda"]), .open(["ops@example.kr"])])), .none,
        Message("who gets its messages: an e-mail address, a queue or a function"))
    ],
    documentation: "https://docs.aws.amazon.com/sns/latest/dg/welcome.html",
    example: "add sns ops subscribers=ops@example.kr")
}
