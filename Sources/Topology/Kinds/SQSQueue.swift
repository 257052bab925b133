import Localization

extension ResourceKind {
  static let sqsQueue = ResourceKind(
    "sqs", title: Message("SQS queue"), aws: "AWS::SQS::Queue",
    attributes: [
      AttributeDescription(
        "encryption", .word(["sse-sqs", "sse-kms"]), .value("sse-sqs"),
        Message("with whose keys messages are encrypted")),
      AttributeDescription(
        "dlq", .reference(["sqs"]), .none, Message("the queue for messages that fail again and again")),
      AttributeDescription(
        "max-receives", .number(1...1000), .required,
        Message("how often a message is tried before it goes there; needed with one")),
      AttributeDescription(
        "visibility", .number(0...43200, .seconds), .value("30"),
        Message("the seconds for which a message in work is hidden from others")),
      AttributeDescription("fifo", .flag, .value("no"), Message("whether messages keep their order")),
    ],
    documentation: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html",
    example: "add sqs orders dlq=orders-dead max-receives=5")
}
