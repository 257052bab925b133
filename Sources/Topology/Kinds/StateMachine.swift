import Localization

extension ResourceKind {
  static let stateMachine = ResourceKind(
    "step-functions", title: Message("Step Functions state machine"), aws: "AWS::StepFunctions::StateMachine",
    attributes: [
      AttributeDescription(
        "type", .word(["standard", "express"]), .value("standard"),
        Message("whether runs may last a year or five minutes")),
      AttributeDescription(
        "role", .reference(["role"]), .required,
        Message("the role by which it calls its steps")),
      AttributeDescription(
        "steps",
        .list(.reference(["lambda", "sqs", "sns", "dynamodb", "s3", "ecs-service", "glue", "athena", "eventbridge"])),
        .required,
        Message("the parts that it calls, in order")),
      AttributeDescription(
        "logs", .reference(["log-group"]), .none,
        Message("where the story of its runs goes")),
      AttributeDescription(
        "tracing", .flag, .value("no"),
        Message("whether X-Ray follows its runs")),
    ],
    documentation: "https://docs.aws.amazon.com/step-functions/latest/dg/welcome.html",
    example: "add step-functions checkout role=checkout-role steps=reserve,charge,ship")
}
