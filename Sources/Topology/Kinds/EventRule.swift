import Localization

extension ResourceKind {
  static let eventRule = ResourceKind(
    "eventbridge", title: Message("EventBridge rule"), aws: "AWS::Events::Rule",
    attributes: [
      AttributeDescription(
        "schedule", .text, .required,
        Message("when it fires, such as `rate(5 minutes)`; this or pattern is needed")),
      AttributeDescription(
        "pattern", .text, .none,
        Message("the events that make it fire")),
      AttributeDescription(
        "targets",
        .list(.reference(["lambda", "sqs", "sns", "kinesis", "step-functions", "ecs-service", "glue", "log-group"])),
        .none,
        Message("who is called, five at most")),
      AttributeDescription(
        "role", .reference(["role"]), .none,
        Message("the role by which it calls its targets; queues, topics and functions admit it themselves")),
      AttributeDescription(
        "dlq", .reference(["sqs"]), .none,
        Message("the queue for events that could not be delivered")),
      AttributeDescription(
        "enabled", .flag, .value("yes"),
        Message("whether it fires")),
    ],
    documentation: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html",
    example: "add eventbridge nightly schedule=\"rate(1 day)\" targets=report")
}
